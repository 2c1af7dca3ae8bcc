// ListPolicies: every policy of a type.
//
// Source: AWS Organizations API Reference (2016-11-28), ListPolicies.
#include "services/organizations/organization.h"
#include "services/organizations/policies.h"

namespace backlot::organizations {

Result<Access> list_policies_access(const Context& context, const ListPoliciesInput& input) {
    return access_to(context, Callers::delegates, "ListPolicies", "*",
                     {{.name = "organizations:PolicyType", .values = {input.filter}}});
}

Result<ListPoliciesOutput> list_policies(const Context& context, const ListPoliciesInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (facts_of(input.filter) == nullptr) return errors::invalid_input("INVALID_ENUM_POLICY_TYPE");
    std::vector<PolicySummary> found;
    for (const auto& policy : policies_of(context, home.organization, input.filter)) {
        found.push_back(summary_of(home.organization, policy));
    }
    ListPoliciesOutput output;
    BACKLOT_CHECK(cut_page(output.policies, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
