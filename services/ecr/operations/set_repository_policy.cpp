// SetRepositoryPolicy: who else may use a repository, from now on.
//
// A policy that would keep its own setter from setting another one is refused unless forced. Fails with
// RepositoryNotFoundException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), SetRepositoryPolicy.
#include "services/ecr/access.h"
#include "services/ecr/policy_text.h"

namespace backlot::ecr {

Result<Access> set_repository_policy_access(const Context& context, const SetRepositoryPolicyInput& input) {
    return on_repository(context, "ecr:SetRepositoryPolicy", input.registry_id, input.repository_name);
}

Result<SetRepositoryPolicyOutput> set_repository_policy(Context& context, const SetRepositoryPolicyInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    BACKLOT_TRY(stored, checked_policy(context, input.policy_text, "repository"));
    repository.policy = std::move(stored);
    store_repository(context, repository);
    if (!input.force.value_or(false)) {
        const auto again = question_on(context, "ecr:SetRepositoryPolicy", repository.account, repository.region, repository.name);
        if (!context.would_allow(again)) {
            return errors::invalid_parameter("PolicyText", "The policy would prevent its own principal from setting a policy in the future");
        }
    }
    return SetRepositoryPolicyOutput{.registry_id = repository.account, .repository_name = repository.name,
                                     .policy_text = policy_text(context.view(), repository.policy)};
}

}  // namespace backlot::ecr
