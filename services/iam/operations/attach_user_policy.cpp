// AttachUserPolicy: a managed policy on a user. Fails with LimitExceeded above ten policies; attaching one that is attached already changes nothing.
//
// Source: IAM API Reference, AttachUserPolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> attach_user_policy_access(const Context& context, const AttachUserPolicyInput& input) {
    return on_attachment(context, "iam:AttachUserPolicy", Kind::user, input.user_name, input.policy_arn);
}

Result<AttachUserPolicyOutput> attach_user_policy(Context& context, const AttachUserPolicyInput& input) {
    BACKLOT_CHECK(attach(context, Kind::user, input.user_name, input.policy_arn));
    return AttachUserPolicyOutput{};
}

}  // namespace backlot::iam
