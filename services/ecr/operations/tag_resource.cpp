// TagResource: gives a repository tags, or other values.
//
// Fails with RepositoryNotFoundException, InvalidParameterException, InvalidTagParameterException, TooManyTagsException.
//
// Source: Amazon ECR API Reference (2015-09-21), TagResource.
#include "services/ecr/access.h"

namespace backlot::ecr {

Result<Access> tag_resource_access(const Context& context, const TagResourceInput& input) {
    Keys keys;
    add_request_tags(keys, input.tags);
    return on_arn(context, "ecr:TagResource", input.resource_arn, std::move(keys));
}

Result<TagResourceOutput> tag_resource(Context& context, const TagResourceInput& input) {
    BACKLOT_TRY(repository, need_by_arn(context, input.resource_arn));
    BACKLOT_CHECK(add_tags(repository.tags, input.tags));
    store_repository(context, repository);
    return TagResourceOutput{};
}

}  // namespace backlot::ecr
