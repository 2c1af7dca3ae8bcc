// DetachUserPolicy: a managed policy off a user. Fails with NoSuchEntity where it is not attached.
//
// Source: IAM API Reference, DetachUserPolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> detach_user_policy_access(const Context& context, const DetachUserPolicyInput& input) {
    return on_attachment(context, "iam:DetachUserPolicy", Kind::user, input.user_name, input.policy_arn);
}

Result<DetachUserPolicyOutput> detach_user_policy(Context& context, const DetachUserPolicyInput& input) {
    BACKLOT_CHECK(detach(context, Kind::user, input.user_name, input.policy_arn));
    return DetachUserPolicyOutput{};
}

}  // namespace backlot::iam
