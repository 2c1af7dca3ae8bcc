// UpdatePolicy: changes a policy's name, description or content; what it is attached to feels it on the next request.
//
// Fails with PolicyNotFoundException, DuplicatePolicyException, MalformedPolicyDocumentException, InvalidInputException
// (IMMUTABLE_POLICY).
//
// Source: AWS Organizations API Reference (2016-11-28), UpdatePolicy.
#include "identity/epoch.h"
#include "services/organizations/organization.h"
#include "services/organizations/policies.h"
#include "services/organizations/tables.h"

namespace backlot::organizations {

Result<Access> update_policy_access(const Context& context, const UpdatePolicyInput& input) {
    return access_to(context, Callers::delegable, "UpdatePolicy", own_arn(context, input.policy_id),
                     type_keys(context, input.policy_id), tags_of_policy(context, input.policy_id));
}

Result<UpdatePolicyOutput> update_policy(Context& context, const UpdatePolicyInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (is_aws_managed(input.policy_id)) {
        return errors::invalid_input("IMMUTABLE_POLICY", "You cannot change a policy that AWS manages.");
    }
    auto policy = identity::find_organization_policy(context.view(), home.organization.id, input.policy_id);
    if (!policy) return errors::of("PolicyNotFoundException");
    if (input.content) {
        const auto* facts = facts_of(policy->type);
        if (facts == nullptr) return errors::invalid_input("INVALID_ENUM_POLICY_TYPE");
        BACKLOT_CHECK(check_content(*facts, *input.content));
        policy->content = *input.content;
    }
    if (input.name) policy->name = *input.name;
    if (input.description) policy->description = *input.description;
    BACKLOT_CHECK(check_name(context, home.organization, *policy));
    store::put(context.writes(), identity::organization_policies, *policy, home.organization.id, policy->id);
    store::put(context.writes(), policy_changes, PolicyChange{.changed = context.now()}, home.organization.id, policy->id);
    identity::touch(context.writes());
    return UpdatePolicyOutput{.policy = describe(home.organization, *policy)};
}

}  // namespace backlot::organizations
