// UpdateAssumeRolePolicy: who may assume the role, from the next request on.
//
// Fails with MalformedPolicyDocument, also where a principal does not exist.
//
// Source: IAM API Reference, UpdateAssumeRolePolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> update_assume_role_policy_access(const Context& context, const UpdateAssumeRolePolicyInput& input) {
    return on_role(context, "iam:UpdateAssumeRolePolicy", input.role_name);
}

Result<UpdateAssumeRolePolicyOutput> update_assume_role_policy(Context& context,
                                                               const UpdateAssumeRolePolicyInput& input) {
    BACKLOT_TRY(role, need_own_role(context, input.role_name));
    BACKLOT_TRY(trust, checked_trust(context, input.policy_document));
    role.trust = trust;
    identity::put_role(context.writes(), context.account(), role);
    return UpdateAssumeRolePolicyOutput{};
}

}  // namespace backlot::iam
