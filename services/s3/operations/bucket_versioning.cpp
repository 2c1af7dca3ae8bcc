// GetBucketVersioning and PutBucketVersioning.
//
// DIFFERS: MFA delete is refused as not implemented.
//
// Source: Amazon S3 API Reference (2006-03-01), GetBucketVersioning, PutBucketVersioning.
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"

namespace backlot::s3 {

Result<Access> get_bucket_versioning_access(const Context& context, const GetBucketVersioningInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketVersioning"));
}

Result<GetBucketVersioningOutput> get_bucket_versioning(const Context& context,
                                                        const GetBucketVersioningInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    GetBucketVersioningOutput output;
    if (bucket.versioning == Versioning::enabled) output.status = "Enabled";
    if (bucket.versioning == Versioning::suspended) output.status = "Suspended";
    return output;
}

Result<Access> put_bucket_versioning_access(const Context& context, const PutBucketVersioningInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketVersioning"));
}

Result<PutBucketVersioningOutput> put_bucket_versioning(Context& context, const PutBucketVersioningInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& wanted = input.versioning_configuration;
    if (wanted.mfa_delete == "Enabled") return errors::not_built("backlot does not implement MFA delete.");
    if (!wanted.status) {
        return errors::make("IllegalVersioningConfigurationException",
                            "The Versioning element must be specified", 400);
    }
    if (*wanted.status != "Enabled" && *wanted.status != "Suspended") return errors::malformed_xml();
    if (*wanted.status == "Suspended" && bucket.object_lock_enabled) {
        return errors::make("InvalidBucketState",
                            "An Object Lock configuration is present on this bucket, so the versioning state cannot be "
                            "changed.",
                            409);
    }
    if (*wanted.status == "Suspended" && find_configuration(bucket, "replication") != nullptr) {
        return errors::make("InvalidBucketState",
                            "A replication configuration is present on this bucket, so you cannot change the versioning "
                            "state. To change the versioning state, first delete the replication configuration.",
                            409);
    }
    bucket.versioning = *wanted.status == "Enabled" ? Versioning::enabled : Versioning::suspended;
    store::put(context.writes(), buckets, bucket, bucket.name);
    return PutBucketVersioningOutput{};
}

}  // namespace backlot::s3
