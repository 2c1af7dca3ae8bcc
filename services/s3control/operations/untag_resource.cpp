// UntagResource: takes tags off a bucket; a key that it does not have is no mistake.
//
// Fails with NoSuchBucket, and with NotImplemented for what is no bucket.
//
// Source: Amazon S3 API Reference, "Amazon S3 Control", UntagResource.
#include "kernel/condition_keys.h"
#include "services/s3/configurations.h"
#include "services/s3control/access.h"

namespace backlot::s3control {

Result<Access> untag_resource_access(const Context& context, const UntagResourceInput& input) {
    BACKLOT_TRY(bucket, tagged_bucket(context, input.resource_arn, input.account_id));
    s3::Keys keys;
    kernel::add_list(keys, "aws:TagKeys", {input.tag_keys.begin(), input.tag_keys.end()});
    return s3::access_of(s3::bucket_question(context, bucket, "s3:UntagResource", std::move(keys)));
}

Result<UntagResourceOutput> untag_resource(Context& context, const UntagResourceInput& input) {
    BACKLOT_TRY(bucket, tagged_bucket(context, input.resource_arn, input.account_id));
    for (const auto& key : input.tag_keys) bucket.tags.erase(key);
    bucket.has_tags = !bucket.tags.empty();
    s3::store_bucket(context, bucket);
    return UntagResourceOutput{};
}

}  // namespace backlot::s3control
