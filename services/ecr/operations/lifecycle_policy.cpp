// GetLifecyclePolicy, PutLifecyclePolicy, DeleteLifecyclePolicy: which images of a repository go by themselves.
//
// Fails with RepositoryNotFoundException, LifecyclePolicyNotFoundException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), GetLifecyclePolicy, PutLifecyclePolicy, DeleteLifecyclePolicy.
#include "services/ecr/lifecycle.h"
#include "services/ecr/policy_text.h"

namespace backlot::ecr {

namespace {

Result<RepositoryRecord> need_with_lifecycle(const Context& context, const MaybeText& registry_id, std::string_view name) {
    BACKLOT_TRY(repository, need_repository(context, registry_id, name));
    if (repository.lifecycle.empty()) {
        return errors::make("LifecyclePolicyNotFoundException", "Lifecycle policy does not exist for the repository with name '" +
                                                                    repository.name + "' in the registry with id '" + repository.account + "'");
    }
    return std::move(repository);
}

}  // namespace

Result<Access> get_lifecycle_policy_access(const Context& context, const GetLifecyclePolicyInput& input) {
    return on_repository(context, "ecr:GetLifecyclePolicy", input.registry_id, input.repository_name);
}

Result<GetLifecyclePolicyOutput> get_lifecycle_policy(const Context& context, const GetLifecyclePolicyInput& input) {
    BACKLOT_TRY(repository, need_with_lifecycle(context, input.registry_id, input.repository_name));
    return GetLifecyclePolicyOutput{.registry_id = repository.account, .repository_name = repository.name,
                                    .lifecycle_policy_text = repository.lifecycle, .last_evaluated_at = repository.lifecycle_evaluated.value_or(Time{})};
}

Result<Access> put_lifecycle_policy_access(const Context& context, const PutLifecyclePolicyInput& input) {
    return on_repository(context, "ecr:PutLifecyclePolicy", input.registry_id, input.repository_name);
}

Result<PutLifecyclePolicyOutput> put_lifecycle_policy(Context& context, const PutLifecyclePolicyInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    BACKLOT_CHECK(parse_lifecycle(input.lifecycle_policy_text));
    auto text = lifecycle_text(input.lifecycle_policy_text);
    const bool is_other = repository.lifecycle != text;
    repository.lifecycle = std::move(text);
    store_repository(context, repository);
    if (is_other) begin_lifecycle(context, repository);
    return PutLifecyclePolicyOutput{.registry_id = repository.account, .repository_name = repository.name, .lifecycle_policy_text = repository.lifecycle};
}

Result<Access> delete_lifecycle_policy_access(const Context& context, const DeleteLifecyclePolicyInput& input) {
    return on_repository(context, "ecr:DeleteLifecyclePolicy", input.registry_id, input.repository_name);
}

Result<DeleteLifecyclePolicyOutput> delete_lifecycle_policy(Context& context, const DeleteLifecyclePolicyInput& input) {
    BACKLOT_TRY(repository, need_with_lifecycle(context, input.registry_id, input.repository_name));
    DeleteLifecyclePolicyOutput output{.registry_id = repository.account, .repository_name = repository.name,
                                       .lifecycle_policy_text = repository.lifecycle, .last_evaluated_at = repository.lifecycle_evaluated.value_or(Time{})};
    repository.lifecycle.clear();
    repository.lifecycle_evaluated.reset();
    store_repository(context, repository);
    return output;
}

}  // namespace backlot::ecr
