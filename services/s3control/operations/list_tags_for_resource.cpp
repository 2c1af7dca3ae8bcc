// ListTagsForResource: a bucket's tags; none is an empty list.
//
// Fails with NoSuchBucket, and with NotImplemented for what is no bucket.
//
// Source: Amazon S3 API Reference, "Amazon S3 Control", ListTagsForResource.
#include "services/s3control/access.h"

namespace backlot::s3control {

Result<Access> list_tags_for_resource_access(const Context& context, const ListTagsForResourceInput& input) {
    BACKLOT_TRY(bucket, tagged_bucket(context, input.resource_arn, input.account_id));
    return s3::access_of(s3::bucket_question(context, bucket, "s3:ListTagsForResource"));
}

Result<ListTagsForResourceOutput> list_tags_for_resource(const Context& context, const ListTagsForResourceInput& input) {
    BACKLOT_TRY(bucket, tagged_bucket(context, input.resource_arn, input.account_id));
    ListTagsForResourceOutput output;
    output.tags.given = true;
    for (const auto& [key, value] : bucket.tags) output.tags.push_back({.key = key, .value = value});
    return output;
}

}  // namespace backlot::s3control
