// GetBucketTagging, PutBucketTagging and DeleteBucketTagging.
//
// A bucket with attribute-based access control enabled takes tags by TagResource alone. Fails with NoSuchTagSet,
// InvalidTag, BadRequest.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketTagging; S3 User Guide, "Enabling ABAC in general purpose
// buckets".
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/tagging.h"

namespace backlot::s3 {

namespace {

Result<> refuse_with_abac(const BucketRecord& bucket) {
    if (!bucket.abac_enabled) return {};
    return errors::invalid_request(
        "PutBucketTagging and DeleteBucketTagging are not supported on a bucket with ABAC enabled. Use the TagResource "
        "and UntagResource operations instead.");
}

}  // namespace

Result<Access> get_bucket_tagging_access(const Context& context, const GetBucketTaggingInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketTagging"));
}

Result<GetBucketTaggingOutput> get_bucket_tagging(const Context& context, const GetBucketTaggingInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    if (!bucket.has_tags) {
        return errors::make("NoSuchTagSet", "The TagSet does not exist", 404, {{"BucketName", bucket.name}});
    }
    GetBucketTaggingOutput output;
    output.tag_set.given = true;
    for (const auto& [key, value] : bucket.tags) output.tag_set.push_back({.key = key, .value = value});
    return output;
}

Result<Access> put_bucket_tagging_access(const Context& context, const PutBucketTaggingInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketTagging"));
}

Result<PutBucketTaggingOutput> put_bucket_tagging(Context& context, const PutBucketTaggingInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_CHECK(refuse_with_abac(bucket));
    BACKLOT_TRY(tags, tags_of_list(input.tagging.tag_set, TagsOf::bucket));
    bucket.has_tags = !tags.empty();
    bucket.tags = std::move(tags);
    store_bucket(context, bucket);
    return PutBucketTaggingOutput{};
}

Result<Access> delete_bucket_tagging_access(const Context& context, const DeleteBucketTaggingInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketTagging"));
}

Result<DeleteBucketTaggingOutput> delete_bucket_tagging(Context& context, const DeleteBucketTaggingInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_CHECK(refuse_with_abac(bucket));
    bucket.tags.clear();
    bucket.has_tags = false;
    store_bucket(context, bucket);
    return DeleteBucketTaggingOutput{};
}

}  // namespace backlot::s3
