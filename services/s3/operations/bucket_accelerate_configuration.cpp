// GetBucketAccelerateConfiguration and PutBucketAccelerateConfiguration.
//
// DIFFERS: there is no accelerate endpoint; the state is kept and shown. A bucket with a dot in its name is refused.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketAccelerateConfiguration. Service Authorization Reference:
// s3:GetAccelerateConfiguration, s3:PutAccelerateConfiguration.
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/unexecuted_rules.h"

namespace backlot::s3 {

Result<Access> get_bucket_accelerate_configuration_access(const Context& context,
                                                          const GetBucketAccelerateConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetAccelerateConfiguration"));
}

Result<GetBucketAccelerateConfigurationOutput> get_bucket_accelerate_configuration(
    const Context& context, const GetBucketAccelerateConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    GetBucketAccelerateConfigurationOutput output;
    if (const auto* text = find_configuration(bucket, "accelerate")) {
        BACKLOT_CHECK(fill_output("GetBucketAccelerateConfiguration", &output, *text));
    }
    return output;
}

Result<Access> put_bucket_accelerate_configuration_access(const Context& context,
                                                          const PutBucketAccelerateConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutAccelerateConfiguration"));
}

Result<PutBucketAccelerateConfigurationOutput> put_bucket_accelerate_configuration(
    Context& context, const PutBucketAccelerateConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& configuration = input.accelerate_configuration;
    if (bucket.name.find('.') != std::string::npos) {
        return errors::invalid_request("S3 Transfer Acceleration is not supported for buckets with periods (.) in their "
                                       "names");
    }
    if (configuration.status != "Enabled" && configuration.status != "Suspended") return errors::malformed_xml();
    // A bucket that never had it enabled has nothing to suspend.
    if (configuration.status == "Suspended" && find_configuration(bucket, "accelerate") == nullptr) {
        return PutBucketAccelerateConfigurationOutput{};
    }
    bucket.configurations["accelerate"] =
        configuration_text("PutBucketAccelerateConfiguration", "AccelerateConfiguration", &configuration);
    store_bucket(context, bucket);
    tell_unexecuted(context, bucket, "accelerate");
    return PutBucketAccelerateConfigurationOutput{};
}

}  // namespace backlot::s3
