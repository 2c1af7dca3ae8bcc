// GetBucketAbac and PutBucketAbac: whether the bucket's tags count in decisions (aws:ResourceTag, s3:BucketTag).
//
// While it is on, PutBucketTagging and DeleteBucketTagging are refused; TagResource and UntagResource, which AWS asks
// for instead, belong to S3 Control and are not built. Fails with MalformedXML.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketAbac; S3 User Guide, "Enabling ABAC in general purpose buckets".
// Service Authorization Reference: s3:GetBucketAbac, s3:PutBucketAbac.
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"

namespace backlot::s3 {

Result<Access> get_bucket_abac_access(const Context& context, const GetBucketAbacInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketAbac"));
}

Result<GetBucketAbacOutput> get_bucket_abac(const Context& context, const GetBucketAbacInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    GetBucketAbacOutput output;
    output.abac_status.emplace().status = bucket.abac_enabled ? "Enabled" : "Disabled";
    return output;
}

Result<Access> put_bucket_abac_access(const Context& context, const PutBucketAbacInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketAbac"));
}

Result<PutBucketAbacOutput> put_bucket_abac(Context& context, const PutBucketAbacInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& status = input.abac_status.status;
    if (status != "Enabled" && status != "Disabled") return errors::malformed_xml();
    bucket.abac_enabled = status == "Enabled";
    store_bucket(context, bucket);
    return PutBucketAbacOutput{};
}

}  // namespace backlot::s3
