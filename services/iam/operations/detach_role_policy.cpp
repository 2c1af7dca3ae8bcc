// DetachRolePolicy: a managed policy off a role. Fails with NoSuchEntity where it is not attached.
//
// Source: IAM API Reference, DetachRolePolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> detach_role_policy_access(const Context& context, const DetachRolePolicyInput& input) {
    return on_attachment(context, "iam:DetachRolePolicy", Kind::role, input.role_name, input.policy_arn);
}

Result<DetachRolePolicyOutput> detach_role_policy(Context& context, const DetachRolePolicyInput& input) {
    BACKLOT_CHECK(detach(context, Kind::role, input.role_name, input.policy_arn));
    return DetachRolePolicyOutput{};
}

}  // namespace backlot::iam
