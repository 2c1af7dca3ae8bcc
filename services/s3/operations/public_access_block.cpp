// GetPublicAccessBlock, PutPublicAccessBlock and DeletePublicAccessBlock of a bucket.
//
// A Put replaces all four settings: one that is not named is off.
//
// Source: Amazon S3 API Reference (2006-03-01), PutPublicAccessBlock; Service Authorization Reference
// (s3:PutBucketPublicAccessBlock also governs the deletion).
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/public_access.h"

namespace backlot::s3 {

Result<Access> get_public_access_block_access(const Context& context, const GetPublicAccessBlockInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketPublicAccessBlock"));
}

Result<GetPublicAccessBlockOutput> get_public_access_block(const Context& context,
                                                           const GetPublicAccessBlockInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    if (!bucket.public_access_block) {
        return errors::make("NoSuchPublicAccessBlockConfiguration",
                            "The public access block configuration was not found", 404, {{"BucketName", bucket.name}});
    }
    return GetPublicAccessBlockOutput{.public_access_block_configuration = shape_of<PublicAccessBlockConfiguration>(*bucket.public_access_block)};
}

Result<Access> put_public_access_block_access(const Context& context, const PutPublicAccessBlockInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketPublicAccessBlock"));
}

Result<PutPublicAccessBlockOutput> put_public_access_block(Context& context, const PutPublicAccessBlockInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(block, block_of(input.public_access_block_configuration));
    bucket.public_access_block = block;
    store_bucket(context, bucket);
    return PutPublicAccessBlockOutput{};
}

Result<Access> delete_public_access_block_access(const Context& context, const DeletePublicAccessBlockInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketPublicAccessBlock"));
}

Result<DeletePublicAccessBlockOutput> delete_public_access_block(Context& context,
                                                                 const DeletePublicAccessBlockInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    bucket.public_access_block.reset();
    store_bucket(context, bucket);
    return DeletePublicAccessBlockOutput{};
}

}  // namespace backlot::s3
