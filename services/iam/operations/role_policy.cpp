// GetRolePolicy, PutRolePolicy and DeleteRolePolicy: the inline policies of a role.
//
// Fail with NoSuchEntity, UnmodifiableEntity for a service-linked role; Put with MalformedPolicyDocument, and with LimitExceeded above 10,240 characters in
// all inline policies of the role.
//
// Source: IAM API Reference, GetRolePolicy, PutRolePolicy, DeleteRolePolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> get_role_policy_access(const Context& context, const GetRolePolicyInput& input) {
    return on_inline_policy(context, "iam:GetRolePolicy", Kind::role, input.role_name);
}

Result<GetRolePolicyOutput> get_role_policy(const Context& context, const GetRolePolicyInput& input) {
    BACKLOT_TRY(holder, need_entity(context, Kind::role, input.role_name));
    BACKLOT_TRY(document, inline_policy(context, Kind::role, input.role_name, input.policy_name));
    return GetRolePolicyOutput{
        .role_name = holder.name(), .policy_name = input.policy_name, .policy_document = document};
}

Result<Access> put_role_policy_access(const Context& context, const PutRolePolicyInput& input) {
    return on_inline_policy(context, "iam:PutRolePolicy", Kind::role, input.role_name);
}

Result<PutRolePolicyOutput> put_role_policy(Context& context, const PutRolePolicyInput& input) {
    BACKLOT_CHECK(put_inline_policy(context, Kind::role, input.role_name, input.policy_name, input.policy_document));
    return PutRolePolicyOutput{};
}

Result<Access> delete_role_policy_access(const Context& context, const DeleteRolePolicyInput& input) {
    return on_inline_policy(context, "iam:DeleteRolePolicy", Kind::role, input.role_name);
}

Result<DeleteRolePolicyOutput> delete_role_policy(Context& context, const DeleteRolePolicyInput& input) {
    BACKLOT_CHECK(delete_inline_policy(context, Kind::role, input.role_name, input.policy_name));
    return DeleteRolePolicyOutput{};
}

}  // namespace backlot::iam
