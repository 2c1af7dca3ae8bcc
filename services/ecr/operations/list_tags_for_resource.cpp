// ListTagsForResource: the tags of a repository.
//
// Fails with RepositoryNotFoundException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), ListTagsForResource.
#include "services/ecr/access.h"

namespace backlot::ecr {

Result<Access> list_tags_for_resource_access(const Context& context, const ListTagsForResourceInput& input) {
    return on_arn(context, "ecr:ListTagsForResource", input.resource_arn);
}

Result<ListTagsForResourceOutput> list_tags_for_resource(const Context& context, const ListTagsForResourceInput& input) {
    BACKLOT_TRY(repository, need_by_arn(context, input.resource_arn));
    ListTagsForResourceOutput output;
    output.tags.given = true;
    for (const auto& [key, value] : repository.tags) output.tags.push_back({.key = key, .value = value});
    return output;
}

}  // namespace backlot::ecr
