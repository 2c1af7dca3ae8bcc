// GetPolicy, AWS's own included, and DeletePolicy.
//
// DeletePolicy fails with DeleteConflict while the policy is attached, is a boundary, or has more than one version.
//
// Source: IAM API Reference, GetPolicy, DeletePolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/managed.h"

namespace backlot::iam {

Result<Access> get_policy_access(const Context& context, const GetPolicyInput& input) {
    return on_policy(context, "iam:GetPolicy", input.policy_arn);
}

Result<GetPolicyOutput> get_policy(const Context& context, const GetPolicyInput& input) {
    if (const auto aws = policy::managed_policy(input.policy_arn)) {
        return GetPolicyOutput{.policy = shape_of(*aws, usage_of(context))};
    }
    BACKLOT_TRY(found, need_policy(context, input.policy_arn, "iam:GetPolicy"));
    return GetPolicyOutput{.policy = shape_of(context, found, usage_of(context), Detail::full)};
}

Result<Access> delete_policy_access(const Context& context, const DeletePolicyInput& input) {
    return on_policy(context, "iam:DeletePolicy", input.policy_arn);
}

Result<DeletePolicyOutput> delete_policy(Context& context, const DeletePolicyInput& input) {
    BACKLOT_TRY(found, need_policy(context, input.policy_arn, "iam:DeletePolicy"));
    const auto usage = usage_of(context);
    if (usage.attachments.contains(input.policy_arn) || usage.boundaries.contains(input.policy_arn)) {
        return errors::conflict("Cannot delete a policy attached to entities.");
    }
    if (found.versions.size() > 1) {
        return errors::conflict("This policy has more than one version. Before you delete a policy, you must delete "
                                "the policy's versions. The default version is deleted with the policy.");
    }
    identity::erase_policy(context.writes(), context.account(), found.name);
    return DeletePolicyOutput{};
}

}  // namespace backlot::iam
