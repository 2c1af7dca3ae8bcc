// ListTargetsForPolicy: the roots, units and accounts that a policy is attached to. Fails with PolicyNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), ListTargetsForPolicy.
#include "services/organizations/organization.h"
#include "services/organizations/policies.h"

namespace backlot::organizations {

namespace {

PolicyTargetSummary target_summary(const Context& context, const identity::Organization& organization,
                                   const std::string& id) {
    PolicyTargetSummary out{.target_id = id, .arn = target_arn(organization, id), .name = "Root", .type = "ROOT"};
    if (const auto unit = find_unit(context, organization, id)) {
        out.name = unit->name;
        out.type = "ORGANIZATIONAL_UNIT";
    } else if (const auto account = find_member(context, organization, id)) {
        out.name = account->name;
        out.type = "ACCOUNT";
    }
    return out;
}

}  // namespace

Result<Access> list_targets_for_policy_access(const Context& context, const ListTargetsForPolicyInput& input) {
    return access_to(context, Callers::delegates, "ListTargetsForPolicy", own_arn(context, input.policy_id),
                     type_keys(context, input.policy_id));
}

Result<ListTargetsForPolicyOutput> list_targets_for_policy(const Context& context, const ListTargetsForPolicyInput& input) {
    BACKLOT_TRY(home, home_of(context));
    const auto policy = identity::find_organization_policy(context.view(), home.organization.id, input.policy_id);
    if (!policy) return errors::of("PolicyNotFoundException");
    std::vector<PolicyTargetSummary> found;
    for (const auto& id : targets_of(context, home.organization, *policy)) {
        found.push_back(target_summary(context, home.organization, id));
    }
    ListTargetsForPolicyOutput output;
    BACKLOT_CHECK(cut_page(output.targets, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
