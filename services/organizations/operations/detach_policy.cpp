// DetachPolicy: detaches a policy. The last service control policy of a target stays, as does RCPFullAWSAccess.
//
// Fails with PolicyNotFoundException, TargetNotFoundException, PolicyNotAttachedException, InvalidInputException
// (NON_DETACHABLE_POLICY), ConstraintViolationException (MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED).
//
// Source: AWS Organizations API Reference (2016-11-28), DetachPolicy.
#include "services/organizations/organization.h"
#include "services/organizations/policies.h"

namespace backlot::organizations {

Result<Access> detach_policy_access(const Context& context, const DetachPolicyInput& input) {
    BACKLOT_TRY(access, access_to(context, Callers::delegable, "DetachPolicy", own_arn(context, input.policy_id),
                                  type_keys(context, input.policy_id), tags_of_policy(context, input.policy_id)));
    add_resource(access, own_arn(context, input.target_id));
    return access;
}

Result<DetachPolicyOutput> detach_policy(Context& context, const DetachPolicyInput& input) {
    BACKLOT_TRY(home, home_of(context));
    const auto& organization = home.organization;
    const auto policy = identity::find_organization_policy(context.view(), organization.id, input.policy_id);
    if (!policy) return errors::of("PolicyNotFoundException");
    if (!is_target(context, organization, input.target_id)) return errors::of("TargetNotFoundException");
    const auto attached = identity::attached_policies(context.view(), organization.id, input.target_id, policy->type);
    if (std::ranges::find(attached, policy->id) == attached.end()) return errors::of("PolicyNotAttachedException");
    if (policy->id == identity::full_resource_access_id) {
        return errors::invalid_input("NON_DETACHABLE_POLICY", "You cannot detach RCPFullAWSAccess.");
    }
    if (policy->type == identity::service_control_type && attached.size() == 1) {
        return errors::constraint("MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                                  "You cannot remove the last policy attached to the specified target. You must have at "
                                  "least one attached at all times.");
    }
    identity::detach_policy(context.writes(), organization.id, input.target_id, policy->type, policy->id);
    return DetachPolicyOutput{};
}

}  // namespace backlot::organizations
