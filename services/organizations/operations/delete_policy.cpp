// DeletePolicy: deletes a policy that is attached to nothing.
//
// Fails with PolicyNotFoundException, PolicyInUseException, InvalidInputException (IMMUTABLE_POLICY).
//
// Source: AWS Organizations API Reference (2016-11-28), DeletePolicy.
#include "identity/epoch.h"
#include "services/organizations/organization.h"
#include "services/organizations/policies.h"
#include "services/organizations/tables.h"

namespace backlot::organizations {

Result<Access> delete_policy_access(const Context& context, const DeletePolicyInput& input) {
    return access_to(context, Callers::delegable, "DeletePolicy", own_arn(context, input.policy_id),
                     type_keys(context, input.policy_id), tags_of_policy(context, input.policy_id));
}

Result<DeletePolicyOutput> delete_policy(Context& context, const DeletePolicyInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (is_aws_managed(input.policy_id)) {
        return errors::invalid_input("IMMUTABLE_POLICY", "You cannot delete a policy that AWS manages.");
    }
    const auto policy = identity::find_organization_policy(context.view(), home.organization.id, input.policy_id);
    if (!policy) return errors::of("PolicyNotFoundException");
    if (!targets_of(context, home.organization, *policy).empty()) return errors::of("PolicyInUseException");
    store::erase(context.writes(), identity::organization_policies, home.organization.id, policy->id);
    store::erase(context.writes(), policy_changes, home.organization.id, policy->id);
    identity::touch(context.writes());
    return DeletePolicyOutput{};
}

}  // namespace backlot::organizations
