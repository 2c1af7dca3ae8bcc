// SimulateCustomPolicy: what policies that are given would decide.
//
// Fails with InvalidInput.
//
// Source: IAM API Reference, SimulateCustomPolicy.
#include "services/iam/access.h"
#include "services/iam/errors.h"
#include "services/iam/simulation.h"

namespace backlot::iam {

Result<Access> simulate_custom_policy_access(const Context&, const SimulateCustomPolicyInput&) {
    return on_all("iam:SimulateCustomPolicy");
}

Result<SimulateCustomPolicyOutput> simulate_custom_policy(const Context& context, const SimulateCustomPolicyInput& input) {
    Simulation simulation{.account = context.account()};
    BACKLOT_TRY(identity, input_policies(context, input.policy_input_list, "PolicyInputList"));
    BACKLOT_TRY(boundary, input_policies(context, input.permissions_boundary_policy_input_list, "PermissionsBoundaryPolicyInputList"));
    simulation.identity = std::move(identity);
    simulation.boundary = std::move(boundary);
    for (const auto& level : input.ordered_organization_policy_input_list) {
        BACKLOT_TRY(policies, input_policies(context, level.service_control_policy_input_list, "ServiceControlPolicyInputList"));
        auto& into = simulation.service_control.emplace_back();
        for (auto& one : policies) into.push_back(std::move(one.attached));
    }
    BACKLOT_CHECK(apply(context, settings_of(input), simulation));
    BACKLOT_TRY(results, simulate(simulation, input.action_names, input.resource_arns));
    return results_page<SimulateCustomPolicyOutput>(std::move(results), input.max_items, input.marker);
}

}  // namespace backlot::iam
