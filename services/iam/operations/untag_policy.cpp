// UntagPolicy: takes tags off a customer managed policy; keys that are not there are passed over.
//
// Source: IAM API Reference, UntagPolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/managed.h"

namespace backlot::iam {

Result<Access> untag_policy_access(const Context& context, const UntagPolicyInput& input) {
    auto access = on_policy(context, "iam:UntagPolicy", input.policy_arn);
    add_tag_keys(access, input.tag_keys);
    return access;
}

Result<UntagPolicyOutput> untag_policy(Context& context, const UntagPolicyInput& input) {
    BACKLOT_TRY(found, need_policy(context, input.policy_arn, "iam:UntagPolicy"));
    remove_tags(found.tags, input.tag_keys);
    identity::put_policy(context.writes(), context.account(), found);
    return UntagPolicyOutput{};
}

}  // namespace backlot::iam
