// TagPolicy: adds tags to a customer managed policy, or gives them other values. Fifty at most.
//
// Source: IAM API Reference, TagPolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/managed.h"

namespace backlot::iam {

Result<Access> tag_policy_access(const Context& context, const TagPolicyInput& input) {
    auto access = on_policy(context, "iam:TagPolicy", input.policy_arn);
    add_request_tags(access, input.tags);
    return access;
}

Result<TagPolicyOutput> tag_policy(Context& context, const TagPolicyInput& input) {
    BACKLOT_TRY(found, need_policy(context, input.policy_arn, "iam:TagPolicy"));
    BACKLOT_CHECK(add_tags(found.tags, input.tags));
    identity::put_policy(context.writes(), context.account(), found);
    return TagPolicyOutput{};
}

}  // namespace backlot::iam
