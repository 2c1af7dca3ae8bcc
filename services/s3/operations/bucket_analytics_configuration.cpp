// GetBucketAnalyticsConfiguration, PutBucketAnalyticsConfiguration and DeleteBucketAnalyticsConfiguration.
//
// DIFFERS: the configuration is kept and shown; analyses are not run.
// Fails with NoSuchConfiguration, InvalidConfigurationId, TooManyConfigurations, MalformedXML, InvalidArgument.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketAnalyticsConfiguration. Service Authorization
// Reference: s3:PutAnalyticsConfiguration also governs the deletion.
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/rule_filter.h"
#include "services/s3/unexecuted_rules.h"

namespace backlot::s3 {

Result<Access> get_bucket_analytics_configuration_access(
    const Context& context, const GetBucketAnalyticsConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetAnalyticsConfiguration"));
}

Result<GetBucketAnalyticsConfigurationOutput> get_bucket_analytics_configuration(
    const Context& context, const GetBucketAnalyticsConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(text, numbered_configuration(bucket, "analytics", input.id));
    GetBucketAnalyticsConfigurationOutput output;
    BACKLOT_CHECK(fill_member("GetBucketAnalyticsConfiguration", "AnalyticsConfiguration", &output, text));
    return output;
}

Result<Access> put_bucket_analytics_configuration_access(
    const Context& context, const PutBucketAnalyticsConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutAnalyticsConfiguration"));
}

Result<PutBucketAnalyticsConfigurationOutput> put_bucket_analytics_configuration(
    Context& context, const PutBucketAnalyticsConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& wanted = input.analytics_configuration;
    BACKLOT_CHECK(check_configuration_id("analytics", input.id, wanted.id));
    if (wanted.filter) BACKLOT_CHECK(check_rule_filter(*wanted.filter, Emptiness::refused));
    if (const auto& data = wanted.storage_class_analysis.data_export) {
        if (data->output_schema_version != "V_1" || data->destination.s3bucket_destination.format != "CSV") {
            return errors::malformed_xml();
        }
        if (!data->destination.s3bucket_destination.bucket.starts_with("arn:aws:s3:::")) {
            return errors::invalid_argument("Invalid bucket ARN.", "Bucket",
                                            data->destination.s3bucket_destination.bucket);
        }
    }
    BACKLOT_CHECK(check_room(bucket, "analytics", input.id));
    bucket.configurations["analytics/" + input.id] =
        configuration_text("PutBucketAnalyticsConfiguration", "AnalyticsConfiguration", &wanted);
    store_bucket(context, bucket);
    tell_unexecuted(context, bucket, "analytics/" + input.id);
    return PutBucketAnalyticsConfigurationOutput{};
}

Result<Access> delete_bucket_analytics_configuration_access(
    const Context& context, const DeleteBucketAnalyticsConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutAnalyticsConfiguration"));
}

Result<DeleteBucketAnalyticsConfigurationOutput> delete_bucket_analytics_configuration(
    Context& context, const DeleteBucketAnalyticsConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_CHECK(numbered_configuration(bucket, "analytics", input.id));
    BACKLOT_CHECK(drop_configuration(context, input.bucket, "analytics/" + input.id));
    return DeleteBucketAnalyticsConfigurationOutput{};
}

}  // namespace backlot::s3
