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
    const auto& block = *bucket.public_access_block;
    return GetPublicAccessBlockOutput{
        .public_access_block_configuration =
            PublicAccessBlockConfiguration{.block_public_acls = block.block_public_acls,
                                           .ignore_public_acls = block.ignore_public_acls,
                                           .block_public_policy = block.block_public_policy,
                                           .restrict_public_buckets = block.restrict_public_buckets}};
}

Result<Access> put_public_access_block_access(const Context& context, const PutPublicAccessBlockInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketPublicAccessBlock"));
}

Result<PutPublicAccessBlockOutput> put_public_access_block(Context& context, const PutPublicAccessBlockInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& wanted = input.public_access_block_configuration;
    const bool has_any = wanted.block_public_acls || wanted.ignore_public_acls || wanted.block_public_policy ||
                         wanted.restrict_public_buckets;
    if (!has_any) return errors::invalid_request("Must specify at least one configuration.");
    bucket.public_access_block = PublicAccessBlock{.block_public_acls = wanted.block_public_acls.value_or(false),
                                                   .ignore_public_acls = wanted.ignore_public_acls.value_or(false),
                                                   .block_public_policy = wanted.block_public_policy.value_or(false),
                                                   .restrict_public_buckets = wanted.restrict_public_buckets.value_or(false)};
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
