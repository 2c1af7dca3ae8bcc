#include "services/iam/simulation.h"

#include <algorithm>

#include "base/arn.h"
#include "identity/bundle.h"
#include "identity/decide.h"
#include "identity/directory.h"
#include "identity/epoch.h"
#include "kernel/kernel.h"
#include "policy/action_table.h"
#include "policy/validate.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"
#include "services/iam/statement_position.h"

namespace backlot::iam {

namespace {

using policy::Layer;
using policy::Outcome;

policy::Attached attached_of(const Context& context, std::string id, std::string_view text) {
    return {.document = context.kernel().stage().bundles->document(text), .id = std::move(id)};
}

void add_managed(const Context& context, const std::vector<std::string>& arns, std::vector<SimulatedPolicy>& out) {
    for (const auto& arn : arns) {
        const auto text = identity::managed_document(context.view(), arn);
        if (!text) continue;
        out.push_back({.id = arn.substr(arn.rfind('/') + 1),
                       .type = arn.starts_with("arn:aws:iam::aws:") ? "aws-managed" : "user-managed",
                       .attached = attached_of(context, arn, *text)});
    }
}

void add_holder(const Context& context, Kind kind, const std::string& name, const identity::Documents& inline_policies,
                const std::vector<std::string>& attached, std::vector<SimulatedPolicy>& out) {
    const std::string type(name_of(kind));
    for (const auto& [policy_name, text] : inline_policies) {
        out.push_back({.id = type + "_" + name + "_" + policy_name, .type = type,
                       .attached = attached_of(context, type + "/" + name + "/inline/" + policy_name, text)});
    }
    add_managed(context, attached, out);
}

std::string_view word_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::allow: return "allowed";
        case Outcome::explicit_deny: return "explicitDeny";
        case Outcome::implicit_deny: break;
    }
    return "implicitDeny";
}

std::vector<policy::Attached> lists(const std::vector<SimulatedPolicy>& policies) {
    std::vector<policy::Attached> out;
    for (const auto& one : policies) out.push_back(one.attached);
    return out;
}

const SimulatedPolicy* find(const Simulation& simulation, std::string_view id) {
    for (const auto* list : {&simulation.identity, &simulation.boundary}) {
        const auto found = std::ranges::find_if(*list, [&](const auto& one) { return one.attached.id == id; });
        if (found != list->end()) return &*found;
    }
    return simulation.resource && simulation.resource->attached.id == id ? &*simulation.resource : nullptr;
}

// Those of identity and resource policies: a boundary's and a guardrail's are told by their details alone.
model::List<Statement> matched_in(const Simulation& simulation, const policy::Decision& decision) {
    model::List<Statement> out;
    out.given = true;
    for (const auto& matched : decision.matched) {
        if (matched.layer != Layer::identity_policy && matched.layer != Layer::resource_policy) continue;
        if (matched.is_deny != (decision.outcome == Outcome::explicit_deny)) continue;
        const auto* source = find(simulation, matched.policy);
        if (source == nullptr) continue;
        // Whatever AWS documents, it calls all that IAM keeps by one name.
        Statement statement{.source_policy_id = source->id, .source_policy_type = source->type == "none" || source->type == "resource" ? source->type : "IAM Policy"};
        if (const auto at = statement_position(source->attached.document->text, matched.index)) {
            statement.start_position = Position{.line = at->start.line, .column = at->start.column};
            statement.end_position = Position{.line = at->end.line, .column = at->end.column};
        }
        out.push_back(std::move(statement));
    }
    return out;
}

std::optional<Outcome> outcome_of(const policy::Decision& decision, Layer layer) {
    const auto found = std::ranges::find(decision.layers, layer, &policy::LayerOutcome::layer);
    return found == decision.layers.end() ? std::nullopt : std::optional(found->outcome);
}

EvaluationResult evaluate(const Simulation& simulation, const std::string& action, const std::string& resource, bool is_specific) {
    policy::Request request;
    request.principal = {.kind = simulation.kind, .arn = simulation.principal, .account = simulation.account,
                         .role_arn = simulation.kind == policy::PrincipalKind::role ? std::string_view(simulation.principal) : std::string_view{},
                         .user_arn = {}, .unique_id = simulation.unique_id, .canonical_id = {}};
    request.action = action;
    request.resource = resource;
    const auto own = arn_account(resource);
    request.resource_account = !simulation.resource_owner.empty() ? std::string_view(simulation.resource_owner)
                               : is_account_id(own)               ? own
                                                                  : std::string_view(simulation.account);
    request.context = simulation.context;

    const auto identity = lists(simulation.identity);
    const auto boundary = lists(simulation.boundary);
    policy::Layers layers;
    layers.service_control = simulation.service_control;
    layers.resource_control = simulation.resource_control;
    layers.identity = identity;
    layers.boundary = boundary;
    if (simulation.resource) layers.resource = &simulation.resource->attached;
    const auto decision = policy::explain(request, layers);

    EvaluationResult result{.eval_action_name = action, .eval_resource_name = resource, .eval_decision = std::string(word_of(decision.outcome))};
    result.matched_statements = matched_in(simulation, decision);
    result.missing_context_values.given = true;
    result.eval_decision_details.given = true;
    for (const auto& key : decision.keys) {
        if (key.values.empty()) result.missing_context_values.push_back(key.key);
    }
    if (!simulation.service_control.empty()) {
        result.organizations_decision_detail = OrganizationsDecisionDetail{
            .allowed_by_organizations = outcome_of(decision, Layer::service_control_policy) == Outcome::allow};
    }
    if (!simulation.boundary.empty()) {
        result.permissions_boundary_decision_detail = PermissionsBoundaryDecisionDetail{
            .allowed_by_permissions_boundary = outcome_of(decision, Layer::permissions_boundary) == Outcome::allow};
    }
    if (simulation.resource && request.resource_account != simulation.account) {
        for (const auto& [name, layer] : {std::pair{"IdentityPolicy", Layer::identity_policy}, std::pair{"ResourcePolicy", Layer::resource_policy}}) {
            if (const auto outcome = outcome_of(decision, layer)) result.eval_decision_details[name] = word_of(*outcome);
        }
    }
    if (is_specific) {
        result.resource_specific_results.push_back(
            {.eval_resource_name = resource, .eval_resource_decision = result.eval_decision, .matched_statements = result.matched_statements,
             .missing_context_values = result.missing_context_values, .eval_decision_details = result.eval_decision_details,
             .permissions_boundary_decision_detail = result.permissions_boundary_decision_detail});
        result.resource_specific_results.given = true;
    }
    return result;
}

// "string" or "stringList"; the values are texts, whatever the type: conditions read them as their operator does.
Result<> add_entry(const ContextEntry& entry, policy::Context& context) {
    if (!entry.context_key_name || !entry.context_key_type) {
        return errors::invalid_input("Context entries must have a name and a type.");
    }
    const bool is_list = entry.context_key_type->ends_with("List");
    if (!is_list && entry.context_key_values.size() > 1) {
        return errors::invalid_input("Multiple values are given for the single-valued context key " + *entry.context_key_name + ".");
    }
    const std::vector<std::string> values(entry.context_key_values.begin(), entry.context_key_values.end());
    context.add(*entry.context_key_name, std::span<const std::string>(values), is_list ? policy::Arity::multi : policy::Arity::single);
    return {};
}

}  // namespace

Result<Simulation> principal_simulation(const Context& context, const std::string& arn) {
    const auto parsed = Arn::parse(arn);
    if (!parsed || parsed->service != "iam") return errors::invalid_input("Invalid Entity Arn: " + arn);
    const auto resource = std::string(parsed->resource);
    const auto name = resource.substr(resource.rfind('/') + 1);
    const auto missing = [&] { return errors::no_such_entity("The entity " + arn + " does not exist."); };
    if (parsed->account != context.account()) return missing();

    Simulation simulation{.principal = arn, .account = context.account()};
    identity::Caller caller{.account = context.account()};
    if (resource.starts_with("user/")) {
        const auto user = identity::find_user(context.view(), context.account(), name);
        if (!user || identity::user_arn(context.account(), *user) != arn) return missing();
        caller.kind = policy::PrincipalKind::user;
        caller.user_name = user->name;
        simulation.unique_id = user->id;
        add_holder(context, Kind::user, user->name, user->inline_policies, user->attached, simulation.identity);
        for (const auto& group_name : user->groups) {
            if (const auto group = identity::find_group(context.view(), context.account(), group_name)) {
                add_holder(context, Kind::group, group->name, group->inline_policies, group->attached, simulation.identity);
            }
        }
        if (!user->boundary.empty()) add_managed(context, {user->boundary}, simulation.boundary);
    } else if (resource.starts_with("role/")) {
        const auto role = identity::find_role(context.view(), context.account(), name);
        if (!role || identity::role_arn(context.account(), *role) != arn) return missing();
        caller.kind = simulation.kind = policy::PrincipalKind::role;
        caller.role_name = role->name;
        simulation.unique_id = role->id;
        add_holder(context, Kind::role, role->name, role->inline_policies, role->attached, simulation.identity);
        if (!role->boundary.empty()) add_managed(context, {role->boundary}, simulation.boundary);
    } else if (resource.starts_with("group/")) {
        const auto group = identity::find_group(context.view(), context.account(), name);
        if (!group || identity::group_arn(context.account(), *group) != arn) return missing();
        add_holder(context, Kind::group, group->name, group->inline_policies, group->attached, simulation.identity);
    } else {
        return errors::invalid_input("Invalid Entity Arn: " + arn);
    }
    auto& bundles = *context.kernel().stage().bundles;
    const auto account = bundles.of_account(context.view(), identity::epoch_of(context.view()), context.account());
    simulation.service_control = account->service_control;
    simulation.resource_control = account->resource_control;
    return simulation;
}

Result<std::vector<SimulatedPolicy>> input_policies(const Context& context, const model::List<std::string>& texts, std::string_view list) {
    std::vector<SimulatedPolicy> out;
    for (const auto& text : texts) {
        if (const auto checked = check_document(text, false); !checked) return errors::invalid_input(checked.error().message);
        const auto id = std::string(list) + "." + std::to_string(out.size() + 1);
        out.push_back({.id = id, .type = "none", .attached = attached_of(context, id, text)});
    }
    return out;
}

Result<> apply(const Context& context, const SimulationSettings& settings, Simulation& simulation) {
    if (settings.handling) return errors::not_built("backlot does not simulate the scenarios of ResourceHandlingOption.");
    if (settings.caller) {
        const auto parsed = Arn::parse(*settings.caller);
        if (!parsed || parsed->service != "iam" || !parsed->resource.starts_with("user/")) {
            return errors::invalid_input("Invalid CallerArn: " + *settings.caller + " is not the ARN of an IAM user.");
        }
        simulation.kind = policy::PrincipalKind::user;
        simulation.principal = *settings.caller;
        simulation.account = parsed->account;
        const auto user = identity::find_user(context.view(), parsed->account, parsed->resource.substr(parsed->resource.rfind('/') + 1));
        simulation.unique_id = user ? user->id : std::string{};
    }
    if (settings.resource_owner) {
        const auto parsed = Arn::parse(*settings.resource_owner);
        simulation.resource_owner = parsed ? std::string(parsed->account) : *settings.resource_owner;
        if (!is_account_id(simulation.resource_owner)) return errors::invalid_input("Invalid ResourceOwner: " + *settings.resource_owner);
    }
    if (settings.resource_policy) {
        if (simulation.principal.empty()) return errors::invalid_input("A resource policy needs a CallerArn.");
        if (const auto parsed = policy::parse(*settings.resource_policy); !parsed) return errors::invalid_input(parsed.error().message);
        simulation.resource = SimulatedPolicy{.id = "ResourcePolicy", .type = "resource",
                                              .attached = attached_of(context, "ResourcePolicy", *settings.resource_policy)};
    }
    for (const auto& entry : *settings.entries) BACKLOT_CHECK(add_entry(entry, simulation.context));
    return {};
}

Result<std::vector<EvaluationResult>> simulate(const Simulation& simulation, const model::List<std::string>& actions,
                                               const model::List<std::string>& resources) {
    std::vector<EvaluationResult> results;
    for (const auto& action : actions) {
        if (!policy::find_action(action)) return errors::invalid_input("Invalid Entity Action: " + action);
        if (resources.empty()) {
            results.push_back(evaluate(simulation, action, "*", false));
            continue;
        }
        for (const auto& resource : resources) results.push_back(evaluate(simulation, action, resource, true));
    }
    return results;
}

}  // namespace backlot::iam
