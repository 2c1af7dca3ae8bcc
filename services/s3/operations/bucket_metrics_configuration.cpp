// GetBucketMetricsConfiguration, PutBucketMetricsConfiguration and DeleteBucketMetricsConfiguration.
//
// DIFFERS: the configuration is kept and shown; metrics are not published.
// Fails with NoSuchConfiguration, InvalidConfigurationId, TooManyConfigurations, MalformedXML.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketMetricsConfiguration. Service Authorization
// Reference: s3:PutMetricsConfiguration also governs the deletion.
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/rule_filter.h"
#include "services/s3/unexecuted_rules.h"

namespace backlot::s3 {

Result<Access> get_bucket_metrics_configuration_access(
    const Context& context, const GetBucketMetricsConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetMetricsConfiguration"));
}

Result<GetBucketMetricsConfigurationOutput> get_bucket_metrics_configuration(
    const Context& context, const GetBucketMetricsConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(text, numbered_configuration(bucket, "metrics", input.id));
    GetBucketMetricsConfigurationOutput output;
    BACKLOT_CHECK(fill_member("GetBucketMetricsConfiguration", "MetricsConfiguration", &output, text));
    return output;
}

Result<Access> put_bucket_metrics_configuration_access(
    const Context& context, const PutBucketMetricsConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutMetricsConfiguration"));
}

Result<PutBucketMetricsConfigurationOutput> put_bucket_metrics_configuration(
    Context& context, const PutBucketMetricsConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& wanted = input.metrics_configuration;
    BACKLOT_CHECK(check_configuration_id("metrics", input.id, wanted.id));
    if (wanted.filter) BACKLOT_CHECK(check_rule_filter(*wanted.filter, Emptiness::refused));
    BACKLOT_CHECK(check_room(bucket, "metrics", input.id));
    bucket.configurations["metrics/" + input.id] =
        configuration_text("PutBucketMetricsConfiguration", "MetricsConfiguration", &wanted);
    store_bucket(context, bucket);
    tell_unexecuted(context, bucket, "metrics/" + input.id);
    return PutBucketMetricsConfigurationOutput{};
}

Result<Access> delete_bucket_metrics_configuration_access(
    const Context& context, const DeleteBucketMetricsConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutMetricsConfiguration"));
}

Result<DeleteBucketMetricsConfigurationOutput> delete_bucket_metrics_configuration(
    Context& context, const DeleteBucketMetricsConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_CHECK(numbered_configuration(bucket, "metrics", input.id));
    BACKLOT_CHECK(drop_configuration(context, input.bucket, "metrics/" + input.id));
    return DeleteBucketMetricsConfigurationOutput{};
}

}  // namespace backlot::s3
