// AttachGroupPolicy: a managed policy on a group. Fails with LimitExceeded above ten policies; attaching one that is attached already changes nothing.
//
// Source: IAM API Reference, AttachGroupPolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> attach_group_policy_access(const Context& context, const AttachGroupPolicyInput& input) {
    return on_attachment(context, "iam:AttachGroupPolicy", Kind::group, input.group_name, input.policy_arn);
}

Result<AttachGroupPolicyOutput> attach_group_policy(Context& context, const AttachGroupPolicyInput& input) {
    BACKLOT_CHECK(attach(context, Kind::group, input.group_name, input.policy_arn));
    return AttachGroupPolicyOutput{};
}

}  // namespace backlot::iam
