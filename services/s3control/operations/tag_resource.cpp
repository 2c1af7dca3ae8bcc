// TagResource: adds tags to a bucket, or gives those it has another value.
//
// Fails with NoSuchBucket, InvalidTag, BadRequest (more than 50), and NotImplemented for what is no bucket.
//
// Source: Amazon S3 API Reference, "Amazon S3 Control", TagResource; S3 User Guide, "Enabling ABAC in general purpose buckets".
#include "kernel/condition_keys.h"
#include "services/s3/configurations.h"
#include "services/s3/tagging.h"
#include "services/s3control/access.h"

namespace backlot::s3control {

Result<Access> tag_resource_access(const Context& context, const TagResourceInput& input) {
    BACKLOT_TRY(bucket, tagged_bucket(context, input.resource_arn, input.account_id));
    s3::Keys keys;
    kernel::add_request_tags(keys, input.tags);
    return s3::access_of(s3::bucket_question(context, bucket, "s3:TagResource", std::move(keys)));
}

Result<TagResourceOutput> tag_resource(Context& context, const TagResourceInput& input) {
    BACKLOT_TRY(bucket, tagged_bucket(context, input.resource_arn, input.account_id));
    BACKLOT_TRY(added, s3::tags_of_list(input.tags, s3::TagsOf::bucket));
    for (auto& [key, value] : added) bucket.tags.insert_or_assign(key, value);
    BACKLOT_CHECK(s3::check_tag_count(bucket.tags.size(), s3::TagsOf::bucket));
    bucket.has_tags = !bucket.tags.empty();
    s3::store_bucket(context, bucket);
    return TagResourceOutput{};
}

}  // namespace backlot::s3control
