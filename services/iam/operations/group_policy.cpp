// GetGroupPolicy, PutGroupPolicy and DeleteGroupPolicy: the inline policies of a group.
//
// Fail with NoSuchEntity; Put with MalformedPolicyDocument, and with LimitExceeded above 5,120 characters in
// all inline policies of the group.
//
// Source: IAM API Reference, GetGroupPolicy, PutGroupPolicy, DeleteGroupPolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> get_group_policy_access(const Context& context, const GetGroupPolicyInput& input) {
    return on_inline_policy(context, "iam:GetGroupPolicy", Kind::group, input.group_name);
}

Result<GetGroupPolicyOutput> get_group_policy(const Context& context, const GetGroupPolicyInput& input) {
    BACKLOT_TRY(holder, need_entity(context, Kind::group, input.group_name));
    BACKLOT_TRY(document, inline_policy(context, Kind::group, input.group_name, input.policy_name));
    return GetGroupPolicyOutput{
        .group_name = holder.name(), .policy_name = input.policy_name, .policy_document = document};
}

Result<Access> put_group_policy_access(const Context& context, const PutGroupPolicyInput& input) {
    return on_inline_policy(context, "iam:PutGroupPolicy", Kind::group, input.group_name);
}

Result<PutGroupPolicyOutput> put_group_policy(Context& context, const PutGroupPolicyInput& input) {
    BACKLOT_CHECK(put_inline_policy(context, Kind::group, input.group_name, input.policy_name, input.policy_document));
    return PutGroupPolicyOutput{};
}

Result<Access> delete_group_policy_access(const Context& context, const DeleteGroupPolicyInput& input) {
    return on_inline_policy(context, "iam:DeleteGroupPolicy", Kind::group, input.group_name);
}

Result<DeleteGroupPolicyOutput> delete_group_policy(Context& context, const DeleteGroupPolicyInput& input) {
    BACKLOT_CHECK(delete_inline_policy(context, Kind::group, input.group_name, input.policy_name));
    return DeleteGroupPolicyOutput{};
}

}  // namespace backlot::iam
