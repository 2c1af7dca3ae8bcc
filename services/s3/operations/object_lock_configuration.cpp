// GetObjectLockConfiguration and PutObjectLockConfiguration.
//
// Object Lock is never disabled again; a Put without a rule takes the default retention away. Fails with
// ObjectLockConfigurationNotFoundError, InvalidBucketState (no versioning), MalformedXML, InvalidArgument.
//
// Source: Amazon S3 API Reference (2006-03-01), PutObjectLockConfiguration. Service Authorization Reference:
// s3:PutBucketObjectLockConfiguration, s3:GetBucketObjectLockConfiguration.
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"

namespace backlot::s3 {

namespace {

constexpr std::int64_t retention_limit_days = 36'500;
constexpr std::int64_t retention_limit_years = 100;

Result<> check_default_retention(const ObjectLockRule& rule) {
    if (!rule.default_retention) return errors::malformed_xml();
    const auto& retention = *rule.default_retention;
    if (retention.mode != "GOVERNANCE" && retention.mode != "COMPLIANCE") return errors::malformed_xml();
    if (retention.days.has_value() == retention.years.has_value()) return errors::malformed_xml();
    const auto period = retention.days ? *retention.days : *retention.years;
    if (period <= 0) {
        return errors::invalid_argument("Default retention period must be a positive integer value.",
                                        retention.days ? "Days" : "Years", std::to_string(period));
    }
    if (period > (retention.days ? retention_limit_days : retention_limit_years)) {
        return errors::invalid_argument("Default retention period too large", retention.days ? "Days" : "Years",
                                        std::to_string(period));
    }
    return {};
}

}  // namespace

Result<Access> get_object_lock_configuration_access(const Context& context,
                                                    const GetObjectLockConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketObjectLockConfiguration"));
}

Result<GetObjectLockConfigurationOutput> get_object_lock_configuration(const Context& context,
                                                                       const GetObjectLockConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto* text = find_configuration(bucket, "object-lock");
    if (!bucket.object_lock_enabled || text == nullptr) {
        return errors::make("ObjectLockConfigurationNotFoundError",
                            "Object Lock configuration does not exist for this bucket", 404,
                            {{"BucketName", bucket.name}});
    }
    GetObjectLockConfigurationOutput output;
    BACKLOT_CHECK(fill_member("GetObjectLockConfiguration", "ObjectLockConfiguration", &output, *text));
    return output;
}

Result<Access> put_object_lock_configuration_access(const Context& context,
                                                    const PutObjectLockConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketObjectLockConfiguration"));
}

Result<PutObjectLockConfigurationOutput> put_object_lock_configuration(Context& context,
                                                                       const PutObjectLockConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    if (!input.object_lock_configuration) return errors::make("MissingRequestBodyError", "Request Body is empty", 400);
    const auto& configuration = *input.object_lock_configuration;
    if (configuration.object_lock_enabled != "Enabled") return errors::malformed_xml();
    if (configuration.rule) BACKLOT_CHECK(check_default_retention(*configuration.rule));
    if (bucket.versioning != Versioning::enabled) {
        return errors::make("InvalidBucketState", "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
                            409);
    }
    bucket.object_lock_enabled = true;
    bucket.configurations["object-lock"] =
        configuration_text("PutObjectLockConfiguration", "ObjectLockConfiguration", &configuration);
    store_bucket(context, bucket);
    return PutObjectLockConfigurationOutput{};
}

}  // namespace backlot::s3
