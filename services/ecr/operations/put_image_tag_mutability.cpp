// PutImageTagMutability: whether a tag may be given to another image.
//
// Fails with RepositoryNotFoundException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), PutImageTagMutability; User Guide, "Preventing image tags from being
// overwritten in Amazon ECR".
#include "services/ecr/access.h"

namespace backlot::ecr {

Result<Access> put_image_tag_mutability_access(const Context& context, const PutImageTagMutabilityInput& input) {
    return on_repository(context, "ecr:PutImageTagMutability", input.registry_id, input.repository_name);
}

Result<PutImageTagMutabilityOutput> put_image_tag_mutability(Context& context, const PutImageTagMutabilityInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    BACKLOT_CHECK(set_mutability(repository, input.image_tag_mutability, input.image_tag_mutability_exclusion_filters));
    store_repository(context, repository);
    return PutImageTagMutabilityOutput{.registry_id = repository.account, .repository_name = repository.name,
                                       .image_tag_mutability = repository.mutability,
                                       .image_tag_mutability_exclusion_filters = exclusion_shapes(repository)};
}

}  // namespace backlot::ecr
