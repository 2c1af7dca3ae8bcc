// DetachGroupPolicy: a managed policy off a group. Fails with NoSuchEntity where it is not attached.
//
// Source: IAM API Reference, DetachGroupPolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> detach_group_policy_access(const Context& context, const DetachGroupPolicyInput& input) {
    return on_attachment(context, "iam:DetachGroupPolicy", Kind::group, input.group_name, input.policy_arn);
}

Result<DetachGroupPolicyOutput> detach_group_policy(Context& context, const DetachGroupPolicyInput& input) {
    BACKLOT_CHECK(detach(context, Kind::group, input.group_name, input.policy_arn));
    return DetachGroupPolicyOutput{};
}

}  // namespace backlot::iam
