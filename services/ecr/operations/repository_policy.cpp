// GetRepositoryPolicy, DeleteRepositoryPolicy: who else may use a repository.
//
// Fails with RepositoryNotFoundException, RepositoryPolicyNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), GetRepositoryPolicy, DeleteRepositoryPolicy.
#include "services/ecr/access.h"
#include "services/ecr/policy_text.h"

namespace backlot::ecr {

namespace {

Result<RepositoryRecord> need_with_policy(const Context& context, const MaybeText& registry_id, std::string_view name) {
    BACKLOT_TRY(repository, need_repository(context, registry_id, name));
    if (repository.policy.empty()) {
        return errors::make("RepositoryPolicyNotFoundException", "Repository policy does not exist for the repository with name '" +
                                                                     repository.name + "' in the registry with id '" + repository.account + "'");
    }
    return std::move(repository);
}

}  // namespace

Result<Access> get_repository_policy_access(const Context& context, const GetRepositoryPolicyInput& input) {
    return on_repository(context, "ecr:GetRepositoryPolicy", input.registry_id, input.repository_name);
}

Result<GetRepositoryPolicyOutput> get_repository_policy(const Context& context, const GetRepositoryPolicyInput& input) {
    BACKLOT_TRY(repository, need_with_policy(context, input.registry_id, input.repository_name));
    return GetRepositoryPolicyOutput{.registry_id = repository.account, .repository_name = repository.name,
                                     .policy_text = policy_text(context.view(), repository.policy)};
}

Result<Access> delete_repository_policy_access(const Context& context, const DeleteRepositoryPolicyInput& input) {
    return on_repository(context, "ecr:DeleteRepositoryPolicy", input.registry_id, input.repository_name);
}

Result<DeleteRepositoryPolicyOutput> delete_repository_policy(Context& context, const DeleteRepositoryPolicyInput& input) {
    BACKLOT_TRY(repository, need_with_policy(context, input.registry_id, input.repository_name));
    auto text = policy_text(context.view(), repository.policy);
    repository.policy.clear();
    store_repository(context, repository);
    return DeleteRepositoryPolicyOutput{.registry_id = repository.account, .repository_name = repository.name, .policy_text = std::move(text)};
}

}  // namespace backlot::ecr
