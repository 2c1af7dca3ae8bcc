// The policy simulator: the engine that decides every call, over the policies and keys of a question.
//
// Only what is given is known: keys that no context entry gives count as missing and are reported.
//
// Source: IAM API Reference, SimulateCustomPolicy, SimulatePrincipalPolicy, EvaluationResult; IAM User Guide, "IAM
// policy testing with the IAM policy simulator".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/decide.h"
#include "services/iam/common.h"
#include "services/iam/model.h"

namespace backlot::iam {

// One policy of a simulation, and how its answers call it.
struct SimulatedPolicy {
    std::string id;    // "PolicyInputList.1", or the policy's own name
    std::string type;  // "user", "group", "role", "aws-managed", "user-managed", "resource", "none"
    policy::Attached attached;
};

struct Simulation {
    policy::PrincipalKind kind = policy::PrincipalKind::user;
    std::string principal;  // ARN
    std::string account;
    std::string unique_id;
    std::vector<SimulatedPolicy> identity;
    std::vector<SimulatedPolicy> boundary;
    std::vector<policy::Level> service_control;
    std::vector<policy::Level> resource_control;
    std::optional<SimulatedPolicy> resource;
    std::string resource_owner;  // account; empty: the ARN's, else the principal's
    policy::Context context;
};

// The policies of a user with its groups, a group or a role, by ARN. Fails with NoSuchEntity, InvalidInput.
[[nodiscard]] Result<Simulation> principal_simulation(const Context& context, const std::string& arn);

// Policies that a request brings, under "PolicyInputList.1" and so on. Fails with InvalidInput.
[[nodiscard]] Result<std::vector<SimulatedPolicy>> input_policies(const Context& context, const model::List<std::string>& texts,
                                                                  std::string_view list);

// What both operations take alike: CallerArn, ResourcePolicy, ResourceOwner, ContextEntries. Fails with InvalidInput.
struct SimulationSettings {
    std::optional<std::string> caller;
    std::optional<std::string> resource_policy;
    std::optional<std::string> resource_owner;
    std::optional<std::string> handling;
    const model::List<ContextEntry>* entries = nullptr;
};
[[nodiscard]] Result<> apply(const Context& context, const SimulationSettings& settings, Simulation& simulation);

template <class Input>
[[nodiscard]] SimulationSettings settings_of(const Input& input) {
    return {.caller = input.caller_arn,
            .resource_policy = input.resource_policy,
            .resource_owner = input.resource_owner,
            .handling = input.resource_handling_option,
            .entries = &input.context_entries};
}

// One result for each action on each resource, in the order of the request. Fails with InvalidInput for an action that
// does not exist.
[[nodiscard]] Result<std::vector<EvaluationResult>> simulate(const Simulation& simulation,
                                                             const model::List<std::string>& actions,
                                                             const model::List<std::string>& resources);

// A page of the results.
template <class Output>
[[nodiscard]] Result<Output> results_page(std::vector<EvaluationResult> results, const std::optional<std::int64_t>& max_items,
                                          const std::optional<std::string>& marker) {
    struct Numbered {
        std::string key;
        EvaluationResult result;
    };
    std::vector<Numbered> items;
    for (auto& result : results) {
        std::string key;
        append_digits(key, items.size(), 8);
        items.push_back({std::move(key), std::move(result)});
    }
    BACKLOT_TRY(page, page_of(std::move(items), max_items, marker, [](const Numbered& one) { return one.key; }));
    Output output;
    for (auto& one : page.items) output.evaluation_results.push_back(std::move(one.result));
    output.evaluation_results.given = true;
    output.is_truncated = page.is_truncated;
    output.marker = page.marker;
    return output;
}

}  // namespace backlot::iam
