// CreateRepository: a repository of the registry, empty.
//
// Fails with KmsException, RepositoryAlreadyExistsException, InvalidParameterException, InvalidTagParameterException, TooManyTagsException.
//
// Source: Amazon ECR API Reference (2015-09-21), CreateRepository.
#include "services/ecr/encryption.h"

namespace backlot::ecr {

Result<Access> create_repository_access(const Context& context, const CreateRepositoryInput& input) {
    Keys keys;
    add_request_tags(keys, input.tags);
    auto access = on_repository(context, "ecr:CreateRepository", input.registry_id, input.repository_name, std::move(keys));
    if (!input.tags.empty()) {
        access.also.push_back({.action = "ecr:TagResource", .resource = access.resource, .owned = access.owned, .keys = access.keys});
    }
    return access;
}

Result<CreateRepositoryOutput> create_repository(Context& context, const CreateRepositoryInput& input) {
    RepositoryRecord repository{.account = registry_of(context, input.registry_id), .region = context.region(), .name = input.repository_name,
                                .created = context.now()};
    if (context.find(repositories, repository.account, repository.region, repository.name)) {
        return errors::make("RepositoryAlreadyExistsException", "The repository with name '" + repository.name +
                                                                    "' already exists in the registry with id '" + repository.account + "'");
    }
    BACKLOT_CHECK(set_mutability(repository, input.image_tag_mutability.value_or("MUTABLE"), input.image_tag_mutability_exclusion_filters));
    if (input.image_scanning_configuration) repository.scans_on_push = input.image_scanning_configuration->scan_on_push.value_or(false);
    BACKLOT_CHECK(add_tags(repository.tags, input.tags));
    BACKLOT_CHECK(take_key(context, repository, input.encryption_configuration));
    store_repository(context, repository);
    return CreateRepositoryOutput{.repository = repository_shape(context, repository)};
}

}  // namespace backlot::ecr
