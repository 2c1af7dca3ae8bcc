#include "policy/scan.h"

#include <algorithm>

#include "base/encoding.h"
#include "policy/rules.h"

namespace backlot::policy {

Scan::Scan(const Request& request, bool has_boundary, Trace* trace)
    : request_(request),
      action_(to_lower(request.action)),
      has_boundary_(has_boundary),
      is_alias_for_key_(is_alias_for_key(request)),
      trace_(trace) {}

bool Scan::action_matches(const Statement& statement) const {
    const bool is_listed = std::ranges::any_of(statement.actions, [&](const Pattern& p) { return p.matches(action_); });
    return is_listed != statement.is_not_action;
}

bool Scan::resource_matches(const Statement& statement) const {
    if (!statement.has_resource) return true;  // trust policies: the role itself
    auto* log = trace_ != nullptr ? &trace_->keys : nullptr;
    for (const auto& pattern : statement.resources) {
        if (is_alias_for_key_ && pattern.source().find(":alias/") != std::string::npos) continue;
        // One with a variable that has no value is no resource's. Source: IAM User Guide, "Policy variables with no value".
        if (pattern.matches(request_.resource, request_.context, log).value_or(false)) return !statement.is_not_resource;
    }
    return statement.is_not_resource;
}

Reach Scan::principal_matches(const Statement& statement, Principals principals) const {
    if (principals == Principals::implied) return Reach::direct;
    if (!statement.principal) return Reach::none;
    const auto& principal = request_.principal;
    if (statement.is_not_principal) {
        // A denial by NotPrincipal strikes every principal that has a permissions boundary, listed or not.
        // Source: IAM User Guide, "IAM JSON policy elements: NotPrincipal".
        if (statement.effect == Effect::deny && has_boundary_) return Reach::direct;
        // With Allow, which AWS no longer supports, whoever an entry means is left out.
        if (statement.effect == Effect::allow)
            return reach_of(*statement.principal, principal) == Reach::none ? Reach::direct : Reach::none;
        return spares(*statement.principal, principal) ? Reach::none : Reach::direct;
    }
    const auto reach = reach_of(*statement.principal, principal);
    if (principals == Principals::gateway && reach == Reach::account) return Reach::none;
    return reach;
}

Reach Scan::applies(const Statement& statement, Principals principals) const {
    if (!action_matches(statement)) return Reach::none;
    const auto reach = principal_matches(statement, principals);
    if (reach == Reach::none || !resource_matches(statement)) return Reach::none;
    auto* log = trace_ != nullptr ? &trace_->keys : nullptr;
    bool holds = true;
    for (const auto& condition : statement.conditions) {
        if (condition.holds(request_.context, log)) continue;
        holds = false;
        if (log == nullptr) break;  // a trace wants every key that was asked for
    }
    return holds ? reach : Reach::none;
}

LayerScan Scan::layer(std::span<const Attached> documents, Principals principals, Layer layer) const {
    LayerScan out;
    for (const auto& attached : documents) {
        if (attached.document == nullptr) continue;
        for (const auto& statement : attached.document->statements) {
            const bool is_deny = statement.effect == Effect::deny;
            // Nothing to gain from a statement that could not outweigh what was found.
            if (trace_ == nullptr && !is_deny && out.reach == Reach::direct) continue;
            const auto reach = applies(statement, principals);
            if (reach == Reach::none) continue;
            if (trace_ != nullptr)
                trace_->matched.push_back({layer, attached.id, statement.index, statement.sid, is_deny});
            if (is_deny) {
                if (out.denial == nullptr) {
                    out.denier = &attached;
                    out.denial = &statement;
                }
                if (trace_ == nullptr) return out;
            } else if (reach > out.reach) {
                out.allower = &attached;
                out.allowance = &statement;
                out.reach = reach;
            }
        }
    }
    return out;
}

}  // namespace backlot::policy
