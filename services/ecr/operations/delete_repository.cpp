// DeleteRepository: takes a repository away; with its images only by force.
//
// Fails with RepositoryNotFoundException, RepositoryNotEmptyException.
//
// Source: Amazon ECR API Reference (2015-09-21), DeleteRepository.
#include "services/ecr/encryption.h"
#include "services/ecr/images.h"
#include "services/ecr/layers.h"

namespace backlot::ecr {

Result<Access> delete_repository_access(const Context& context, const DeleteRepositoryInput& input) {
    return on_repository(context, "ecr:DeleteRepository", input.registry_id, input.repository_name);
}

Result<DeleteRepositoryOutput> delete_repository(Context& context, const DeleteRepositoryInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    const auto& [account, region, name] = std::tie(repository.account, repository.region, repository.name);
    if (!images_of(context, repository).empty() && !input.force.value_or(false)) {
        return errors::make("RepositoryNotEmptyException", "The repository with name '" + name + "' in registry with id '" + account +
                                                               "' cannot be deleted because it still contains images");
    }
    std::vector<std::string> digests;
    store::scan(context.view(), layers, [&](const LayerRecord& one) { digests.push_back(one.digest); }, account, region, name);
    for (const auto& digest : digests) erase_layer(context, repository, digest);
    std::vector<UploadRecord> open;
    store::scan(context.view(), uploads, [&](const UploadRecord& one) { open.push_back(one); }, account, region, name);
    for (const auto& upload : open) end_upload(context, repository, upload, UploadEnd::abandoned);
    store::erase_all(context.writes(), images, account, region, name);
    store::erase_all(context.writes(), image_tags, account, region, name);
    store::erase(context.writes(), repositories, account, region, name);
    retire_grant(context, repository);
    return DeleteRepositoryOutput{.repository = repository_shape(context, repository)};
}

}  // namespace backlot::ecr
