// SimulatePrincipalPolicy: what a user's, group's or role's policies would decide, with more of them or without some.
//
// The organization's guardrails of the account and the principal's boundary take part; PermissionsBoundaryPolicyInputList
// stands in for the boundary.
//
// Fails with InvalidInput, NoSuchEntity.
//
// Source: IAM API Reference, SimulatePrincipalPolicy.
#include <algorithm>

#include "services/iam/access.h"
#include "services/iam/errors.h"
#include "services/iam/simulation.h"

namespace backlot::iam {

namespace {

// Every member that is given must fit.
bool is_excluded(const PolicyIdentifier& excluded, const SimulatedPolicy& one, std::string_view type) {
    if (excluded.policy_type && *excluded.policy_type != type) return false;
    if (excluded.policy_arn && *excluded.policy_arn != one.attached.id) return false;
    if (const auto& name = excluded.inline_policy_identifier) {
        return one.attached.id == name->attachment_type + "/" + name->attachment_name + "/inline/" + name->policy_name;
    }
    return true;
}

void exclude(const model::List<PolicyIdentifier>& excluded, Simulation& simulation) {
    for (const auto& which : excluded) {
        std::erase_if(simulation.identity, [&](const SimulatedPolicy& one) {
            return is_excluded(which, one, one.type.ends_with("-managed") ? std::string_view(one.type) : "inline");
        });
        std::erase_if(simulation.boundary, [&](const SimulatedPolicy& one) { return is_excluded(which, one, "permission-boundary"); });
        const auto from = [&](std::vector<policy::Level>& levels, std::string_view type) {
            if (which.policy_type != type) return;
            for (auto& level : levels) {
                std::erase_if(level, [&](const policy::Attached& one) { return !which.policy_arn || *which.policy_arn == one.id; });
            }
            // With nothing said, a level without policies does not stand in the way.
            std::erase_if(levels, [](const policy::Level& level) { return level.empty(); });
        };
        from(simulation.service_control, "scp");
        from(simulation.resource_control, "rcp");
    }
}

}  // namespace

Result<Access> simulate_principal_policy_access(const Context&, const SimulatePrincipalPolicyInput& input) {
    return on_arn("iam:SimulatePrincipalPolicy", input.policy_source_arn);
}

Result<SimulatePrincipalPolicyOutput> simulate_principal_policy(const Context& context, const SimulatePrincipalPolicyInput& input) {
    BACKLOT_TRY(simulation, principal_simulation(context, input.policy_source_arn));
    exclude(input.policy_exclusion_list, simulation);
    BACKLOT_TRY(more, input_policies(context, input.policy_input_list, "PolicyInputList"));
    std::ranges::move(more, std::back_inserter(simulation.identity));
    BACKLOT_TRY(boundary, input_policies(context, input.permissions_boundary_policy_input_list, "PermissionsBoundaryPolicyInputList"));
    if (!boundary.empty()) simulation.boundary = std::move(boundary);
    BACKLOT_CHECK(apply(context, settings_of(input), simulation));
    BACKLOT_TRY(results, simulate(simulation, input.action_names, input.resource_arns));
    return results_page<SimulatePrincipalPolicyOutput>(std::move(results), input.max_items, input.marker);
}

}  // namespace backlot::iam
