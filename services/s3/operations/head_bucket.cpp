// HeadBucket: whether a bucket is there and the caller may list it.
//
// Source: Amazon S3 API Reference (2006-03-01), HeadBucket.
#include "services/s3/access.h"
#include "services/s3/model.h"

namespace backlot::s3 {

Result<Access> head_bucket_access(const Context& context, const HeadBucketInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:ListBucket"));
}

Result<HeadBucketOutput> head_bucket(const Context& context, const HeadBucketInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    return HeadBucketOutput{
        .bucket_arn = bucket_arn(bucket.name), .bucket_region = bucket.region, .access_point_alias = false};
}

}  // namespace backlot::s3
