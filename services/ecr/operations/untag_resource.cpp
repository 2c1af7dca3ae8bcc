// UntagResource: takes tags of a repository away.
//
// Fails with RepositoryNotFoundException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), UntagResource.
#include "services/ecr/access.h"

namespace backlot::ecr {

Result<Access> untag_resource_access(const Context& context, const UntagResourceInput& input) {
    Keys keys;
    add_list(keys, "aws:TagKeys", input.tag_keys);
    return on_arn(context, "ecr:UntagResource", input.resource_arn, std::move(keys));
}

Result<UntagResourceOutput> untag_resource(Context& context, const UntagResourceInput& input) {
    BACKLOT_TRY(repository, need_by_arn(context, input.resource_arn));
    for (const auto& key : input.tag_keys) repository.tags.erase(key);
    store_repository(context, repository);
    return UntagResourceOutput{};
}

}  // namespace backlot::ecr
