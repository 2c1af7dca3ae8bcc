// DeleteBucketLifecycle: no object expires or moves from now on.
//
// Source: Amazon S3 API Reference (2006-03-01), DeleteBucketLifecycle (asks for s3:PutLifecycleConfiguration).
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/model.h"

namespace backlot::s3 {

Result<Access> delete_bucket_lifecycle_access(const Context& context, const DeleteBucketLifecycleInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutLifecycleConfiguration"));
}

Result<DeleteBucketLifecycleOutput> delete_bucket_lifecycle(Context& context, const DeleteBucketLifecycleInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    bucket.configurations.erase("lifecycle");
    bucket.configurations.erase("lifecycle-minimum-size");
    store_bucket(context, bucket);
    return DeleteBucketLifecycleOutput{};
}

}  // namespace backlot::s3
