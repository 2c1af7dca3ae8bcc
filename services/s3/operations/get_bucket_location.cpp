// GetBucketLocation: the region, which for us-east-1 has no name.
//
// Source: Amazon S3 API Reference (2006-03-01), GetBucketLocation.
#include "services/s3/access.h"
#include "services/s3/model.h"

namespace backlot::s3 {

Result<Access> get_bucket_location_access(const Context& context, const GetBucketLocationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketLocation"));
}

Result<GetBucketLocationOutput> get_bucket_location(const Context& context, const GetBucketLocationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    GetBucketLocationOutput output;
    if (bucket.region != "us-east-1") output.location_constraint = bucket.region;
    return output;
}

}  // namespace backlot::s3
