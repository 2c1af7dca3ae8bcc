// ListPoliciesForTarget: the policies of a type attached to a root, unit or account itself.
//
// Fails with TargetNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), ListPoliciesForTarget.
#include "services/organizations/organization.h"
#include "services/organizations/policies.h"

namespace backlot::organizations {

Result<Access> list_policies_for_target_access(const Context& context, const ListPoliciesForTargetInput& input) {
    return access_to(context, Callers::delegates, "ListPoliciesForTarget", own_arn(context, input.target_id),
                     {{.name = "organizations:PolicyType", .values = {input.filter}}});
}

Result<ListPoliciesForTargetOutput> list_policies_for_target(const Context& context,
                                                             const ListPoliciesForTargetInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (facts_of(input.filter) == nullptr) return errors::invalid_input("INVALID_ENUM_POLICY_TYPE");
    if (!is_target(context, home.organization, input.target_id)) return errors::of("TargetNotFoundException");
    std::vector<PolicySummary> found;
    for (const auto& id :
         identity::attached_policies(context.view(), home.organization.id, input.target_id, input.filter)) {
        const auto policy = identity::find_organization_policy(context.view(), home.organization.id, id);
        if (policy) found.push_back(summary_of(home.organization, *policy));
    }
    ListPoliciesForTargetOutput output;
    BACKLOT_CHECK(cut_page(output.policies, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
