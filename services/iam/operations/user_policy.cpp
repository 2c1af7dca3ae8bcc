// GetUserPolicy, PutUserPolicy and DeleteUserPolicy: the inline policies of a user.
//
// Fail with NoSuchEntity; Put with MalformedPolicyDocument, and with LimitExceeded above 2,048 characters in
// all inline policies of the user.
//
// Source: IAM API Reference, GetUserPolicy, PutUserPolicy, DeleteUserPolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> get_user_policy_access(const Context& context, const GetUserPolicyInput& input) {
    return on_inline_policy(context, "iam:GetUserPolicy", Kind::user, input.user_name);
}

Result<GetUserPolicyOutput> get_user_policy(const Context& context, const GetUserPolicyInput& input) {
    BACKLOT_TRY(holder, need_entity(context, Kind::user, input.user_name));
    BACKLOT_TRY(document, inline_policy(context, Kind::user, input.user_name, input.policy_name));
    return GetUserPolicyOutput{
        .user_name = holder.name(), .policy_name = input.policy_name, .policy_document = document};
}

Result<Access> put_user_policy_access(const Context& context, const PutUserPolicyInput& input) {
    return on_inline_policy(context, "iam:PutUserPolicy", Kind::user, input.user_name);
}

Result<PutUserPolicyOutput> put_user_policy(Context& context, const PutUserPolicyInput& input) {
    BACKLOT_CHECK(put_inline_policy(context, Kind::user, input.user_name, input.policy_name, input.policy_document));
    return PutUserPolicyOutput{};
}

Result<Access> delete_user_policy_access(const Context& context, const DeleteUserPolicyInput& input) {
    return on_inline_policy(context, "iam:DeleteUserPolicy", Kind::user, input.user_name);
}

Result<DeleteUserPolicyOutput> delete_user_policy(Context& context, const DeleteUserPolicyInput& input) {
    BACKLOT_CHECK(delete_inline_policy(context, Kind::user, input.user_name, input.policy_name));
    return DeleteUserPolicyOutput{};
}

}  // namespace backlot::iam
