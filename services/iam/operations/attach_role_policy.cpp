// AttachRolePolicy: a managed policy on a role. Fails with LimitExceeded above ten policies; attaching one that is attached already changes nothing.
//
// Source: IAM API Reference, AttachRolePolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> attach_role_policy_access(const Context& context, const AttachRolePolicyInput& input) {
    return on_attachment(context, "iam:AttachRolePolicy", Kind::role, input.role_name, input.policy_arn);
}

Result<AttachRolePolicyOutput> attach_role_policy(Context& context, const AttachRolePolicyInput& input) {
    BACKLOT_CHECK(attach(context, Kind::role, input.role_name, input.policy_arn));
    return AttachRolePolicyOutput{};
}

}  // namespace backlot::iam
