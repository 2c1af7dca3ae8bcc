// AttachPolicy: attaches a policy to a root, unit or account; it binds from the next request on.
//
// Fails with PolicyNotFoundException, TargetNotFoundException, PolicyTypeNotEnabledException,
// DuplicatePolicyAttachmentException, ConstraintViolationException (MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED).
//
// Source: AWS Organizations API Reference (2016-11-28), AttachPolicy.
#include "services/organizations/organization.h"
#include "services/organizations/policies.h"

namespace backlot::organizations {

Result<Access> attach_policy_access(const Context& context, const AttachPolicyInput& input) {
    BACKLOT_TRY(access, access_to(context, Callers::delegable, "AttachPolicy", own_arn(context, input.policy_id),
                                  type_keys(context, input.policy_id), tags_of_policy(context, input.policy_id)));
    add_resource(access, own_arn(context, input.target_id));
    return access;
}

Result<AttachPolicyOutput> attach_policy(Context& context, const AttachPolicyInput& input) {
    BACKLOT_TRY(home, home_of(context));
    const auto& organization = home.organization;
    const auto policy = identity::find_organization_policy(context.view(), organization.id, input.policy_id);
    if (!policy) return errors::of("PolicyNotFoundException");
    if (!is_target(context, organization, input.target_id)) return errors::of("TargetNotFoundException");
    if (!is_enabled(organization, policy->type)) return errors::of("PolicyTypeNotEnabledException");
    const auto attached = identity::attached_policies(context.view(), organization.id, input.target_id, policy->type);
    if (std::ranges::find(attached, policy->id) != attached.end()) {
        return errors::of("DuplicatePolicyAttachmentException");
    }
    if (const auto* facts = facts_of(policy->type); facts != nullptr && attached.size() >= facts->attachment_limit) {
        return errors::constraint("MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                                  "You have attached the maximum number of policies of this type to the target.");
    }
    identity::attach_policy(context.writes(), organization.id, input.target_id, policy->type, policy->id);
    return AttachPolicyOutput{};
}

}  // namespace backlot::organizations
