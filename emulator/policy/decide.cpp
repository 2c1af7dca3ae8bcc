#include "policy/decide.h"

#include <algorithm>
#include <utility>

#include "policy/action_table.h"
#include "policy/grants.h"
#include "policy/message.h"
#include "policy/public_access.h"
#include "policy/rules.h"
#include "policy/scan.h"

namespace backlot::policy {
namespace {

// The outcome of every layer that has a say.
struct Findings {
    LayerScan service_control;
    bool service_control_allows = true;  // an Allow at every level
    bool service_control_asked = false;
    LayerScan resource_control;
    bool resource_control_asked = false;
    LayerScan identity;
    LayerScan boundary;
    LayerScan session;
    LayerScan resource;
    LayerScan endpoint;
    std::optional<GrantMatch> grant;
};

struct Decider {
    const Request& request;
    const Layers& layers;
    Trace* trace;
    ResourceMode mode = resource_mode(request);
    bool crosses = is_cross_account(request);
    Findings found = {};

    [[nodiscard]] PrincipalKind kind() const { return request.principal.kind; }
    [[nodiscard]] bool is_identity() const {
        return kind() != PrincipalKind::service && kind() != PrincipalKind::anonymous &&
               kind() != PrincipalKind::identity_provider;
    }
    [[nodiscard]] bool is_gateway() const {
        const auto service = service_of(request.action);
        return is_action(service, "s3") || is_action(service, "dynamodb");
    }

    Decision decide();
    void find();
    [[nodiscard]] std::optional<Decision> explicit_denial() const;
    [[nodiscard]] Decision of_identity() const;
    [[nodiscard]] Decision of_identity_across() const;
    [[nodiscard]] Decision of_others() const;

    [[nodiscard]] Decision deny(Layer layer) const { return {.outcome = Outcome::implicit_deny, .layer = layer, .is_trust = is_trust(layer)}; }
    [[nodiscard]] Decision by(Outcome outcome, Layer layer, const Attached* policy, const Statement* statement) const;
    [[nodiscard]] Decision allow_by_identity() const { return by(Outcome::allow, Layer::identity_policy, found.identity.allower, found.identity.allowance); }
    [[nodiscard]] Decision allow_by_resource() const;
    [[nodiscard]] bool is_trust(Layer layer) const { return layer == Layer::resource_policy && mode == ResourceMode::trust; }

    // What the caller's own side says.
    [[nodiscard]] bool identity_allows() const {
        return found.identity.allows() || kind() == PrincipalKind::root;
    }
    // The ceiling that lacks the action, if any.
    [[nodiscard]] std::optional<Layer> low_ceiling() const;
    // How far the resource's side reaches: its policy, grants, ACL.
    [[nodiscard]] Reach granted_reach() const;
};

Decision Decider::by(Outcome outcome, Layer layer, const Attached* policy, const Statement* statement) const {
    Decision out{.outcome = outcome, .layer = layer, .is_trust = is_trust(layer)};
    if (policy != nullptr) out.policy = policy->id;
    if (statement != nullptr) {
        out.statement = statement->name();
        out.statement_is_index = statement->sid.empty();
    }
    return out;
}

Decision Decider::allow_by_resource() const {
    if (found.resource.allows() && (!found.grant || found.resource.reach >= found.grant->reach))
        return by(Outcome::allow, Layer::resource_policy, found.resource.allower, found.resource.allowance);
    if (found.grant) {
        auto out = by(Outcome::allow, Layer::grant, nullptr, nullptr);
        out.policy = layers.grants[found.grant->index].id;
        return out;
    }
    return by(Outcome::allow, Layer::acl, nullptr, nullptr);
}

Reach Decider::granted_reach() const {
    auto reach = found.resource.reach;
    if (found.grant) reach = std::max(reach, found.grant->reach);
    // An ACL grants to the account or to everyone; the caller is not told apart, so its own side stays in force.
    if (layers.settings.acl_allows) reach = std::max(reach, is_identity() ? Reach::role : Reach::direct);
    return reach;
}

std::optional<Layer> Decider::low_ceiling() const {
    if (!layers.boundary.empty() && !found.boundary.allows()) return Layer::permissions_boundary;
    // A federated session without a policy can do nothing of its own. Source: STS API Reference, GetFederationToken.
    const bool needs_session = !layers.session.empty() || kind() == PrincipalKind::federated_user;
    if (needs_session && !found.session.allows()) return Layer::session_policy;
    return std::nullopt;
}

void Decider::find() {
    using enum Scan::Principals;
    const Scan scan(request, !layers.boundary.empty(), trace);
    if (!layers.service_control.empty() && service_control_applies(request.principal)) {
        found.service_control_asked = true;
        for (const auto& level : layers.service_control) {
            const auto at_level = scan.layer(level, implied, Layer::service_control_policy);
            if (at_level.denies() && !found.service_control.denies()) found.service_control = at_level;
            if (!at_level.allows()) found.service_control_allows = false;
        }
    }
    if (!layers.resource_control.empty() && resource_control_applies(request, layers.settings)) {
        found.resource_control_asked = true;
        // RCPFullAWSAccess cannot be detached, so only denials matter.
        for (const auto& level : layers.resource_control) {
            const auto at_level = scan.layer(level, named, Layer::resource_control_policy);
            if (at_level.denies() && !found.resource_control.denies()) found.resource_control = at_level;
        }
    }
    if (is_identity()) {
        found.identity = scan.layer(layers.identity, implied, Layer::identity_policy);
        found.boundary = scan.layer(layers.boundary, implied, Layer::permissions_boundary);
        found.session = scan.layer(layers.session, implied, Layer::session_policy);
    }
    if (layers.resource != nullptr && mode != ResourceMode::absent)
        found.resource = scan.layer({layers.resource, 1}, named, Layer::resource_policy);
    if (layers.settings.resource_only_denies) {
        found.resource.allower = nullptr;
        found.resource.allowance = nullptr;
        found.resource.reach = Reach::none;
    }
    found.endpoint = scan.layer(layers.endpoint, is_gateway() ? gateway : named, Layer::endpoint_policy);
    if (is_action(service_of(request.action), "kms")) found.grant = matching_grant(layers.grants, request);
}

std::optional<Decision> Decider::explicit_denial() const {
    const std::pair<Layer, const LayerScan*> order[] = {
        {Layer::service_control_policy, &found.service_control},
        {Layer::resource_control_policy, &found.resource_control},
        {Layer::identity_policy, &found.identity},
        {Layer::permissions_boundary, &found.boundary},
        {Layer::session_policy, &found.session},
        {Layer::resource_policy, &found.resource},
        {Layer::endpoint_policy, &found.endpoint},
    };
    for (const auto& [layer, scan] : order) {
        if (!scan->denies()) continue;
        if (layer == Layer::resource_policy && is_bucket_policy_rescue(request)) continue;
        return by(Outcome::explicit_deny, layer, scan->denier, scan->denial);
    }
    return std::nullopt;
}

// In the caller's own account: a union of both sides, but trust and key policies must take part.
Decision Decider::of_identity() const {
    const auto reach = granted_reach();
    const bool is_mandatory = mode == ResourceMode::trust || mode == ResourceMode::key;
    if (is_mandatory && reach == Reach::none) return deny(Layer::resource_policy);
    // Chaining with a source identity needs both sides. Source: IAM User Guide, "Monitor and control actions taken
    // with assumed roles".
    const bool is_chained_identity = is_action(request.action, "sts:SetSourceIdentity") && kind() != PrincipalKind::user;
    if (is_chained_identity && !identity_allows()) return deny(Layer::identity_policy);
    const auto ceiling = low_ceiling();
    if (reach == Reach::direct) {
        const bool is_complete = !is_mandatory && found.identity.allows() && !ceiling;
        return is_complete ? allow_by_identity() : allow_by_resource();
    }
    if (!identity_allows() && reach != Reach::role) return deny(Layer::identity_policy);
    if (ceiling) return deny(*ceiling);
    return identity_allows() ? allow_by_identity() : allow_by_resource();
}

// Into another account: both sides must allow, each in full.
Decision Decider::of_identity_across() const {
    if (is_forbidden_across_accounts(request.action)) return deny(Layer::resource_policy);
    const auto reach = granted_reach();
    const auto ceiling = low_ceiling();
    // A grant is enough across accounts. Source: KMS Developer Guide, "Grants in AWS KMS".
    if (found.grant && found.grant->reach >= Reach::role) {
        if (found.grant->reach == Reach::role && ceiling) return deny(*ceiling);
        auto out = by(Outcome::allow, Layer::grant, nullptr, nullptr);
        out.policy = layers.grants[found.grant->index].id;
        return out;
    }
    const bool is_mandatory = mode == ResourceMode::trust || mode == ResourceMode::key;
    if (is_mandatory && reach == Reach::none) return deny(Layer::resource_policy);
    if (!identity_allows()) return deny(Layer::identity_policy);
    if (ceiling) return deny(*ceiling);
    if (reach == Reach::none) return deny(Layer::resource_policy);
    return found.identity.allows() ? allow_by_identity() : allow_by_resource();
}

// Services, identity providers and unsigned requests have the resource's side only.
Decision Decider::of_others() const {
    return granted_reach() != Reach::none ? allow_by_resource() : deny(Layer::resource_policy);
}

Decision Decider::decide() {
    if (!layers.settings.action_is_known) {
        const auto service = service_of(request.action);
        if (service.size() == request.action.size() || !action_exists(service, request.action.substr(service.size() + 1)))
            return deny(Layer::unknown_action);
    }
    if (is_beyond_policies(request)) return by(Outcome::allow, Layer::identity_policy, nullptr, nullptr);

    find();
    if (auto denial = explicit_denial()) return *std::move(denial);
    if (found.service_control_asked && !found.service_control_allows) return deny(Layer::service_control_policy);
    if (credentials_forbid(request)) return deny(Layer::session_policy);
    if (is_reserved_by_aws(request)) return deny(Layer::resource_policy);

    auto out = !is_identity() ? of_others() : crosses ? of_identity_across() : of_identity();
    if (!out.is_allowed()) return out;
    if (!layers.endpoint.empty() && !found.endpoint.allows()) return deny(Layer::endpoint_policy);
    // A public policy serves the owner's account and AWS services only. Source: S3 User Guide, "Blocking public access".
    const bool is_outsider = kind() == PrincipalKind::anonymous || crosses;
    if (layers.settings.restrict_public_buckets && is_outsider && layers.resource != nullptr &&
        layers.resource->document != nullptr && is_public(*layers.resource->document))
        return deny(Layer::block_public_access);
    return out;
}

LayerOutcome outcome_of(Layer layer, const LayerScan& scan, Outcome without) {
    const auto* policy = scan.denies() ? scan.denier : scan.allower;
    const auto* statement = scan.denies() ? scan.denial : scan.allowance;
    LayerOutcome out{.layer = layer, .outcome = scan.denies() ? Outcome::explicit_deny : scan.allows() ? Outcome::allow : without};
    if (policy != nullptr) out.policy = policy->id;
    if (statement != nullptr) out.statement = statement->name();
    return out;
}

std::vector<LayerOutcome> outcomes_of(const Decider& decider) {
    const auto& found = decider.found;
    const auto& layers = decider.layers;
    std::vector<LayerOutcome> out;
    constexpr auto implicit = Outcome::implicit_deny;
    if (found.service_control_asked)
        out.push_back(outcome_of(Layer::service_control_policy, found.service_control,
                                 found.service_control_allows ? Outcome::allow : implicit));
    if (found.resource_control_asked)
        out.push_back(outcome_of(Layer::resource_control_policy, found.resource_control, Outcome::allow));
    if (decider.is_identity()) {
        out.push_back(outcome_of(Layer::identity_policy, found.identity, decider.identity_allows() ? Outcome::allow : implicit));
        if (!layers.boundary.empty()) out.push_back(outcome_of(Layer::permissions_boundary, found.boundary, implicit));
        if (!layers.session.empty()) out.push_back(outcome_of(Layer::session_policy, found.session, implicit));
    }
    if (layers.resource != nullptr && decider.mode != ResourceMode::absent)
        out.push_back(outcome_of(Layer::resource_policy, found.resource, implicit));
    if (found.grant)
        out.push_back({.layer = Layer::grant, .outcome = Outcome::allow, .policy = layers.grants[found.grant->index].id});
    if (layers.settings.acl_allows) out.push_back({.layer = Layer::acl, .outcome = Outcome::allow});
    if (!layers.endpoint.empty()) out.push_back(outcome_of(Layer::endpoint_policy, found.endpoint, implicit));
    return out;
}

}  // namespace

std::string_view name_of(Layer layer) {
    constexpr std::string_view names[layer_count] = {
        "service-control-policy", "resource-control-policy", "identity-policy", "permissions-boundary",
        "session-policy",         "resource-policy",         "endpoint-policy", "grant",
        "acl",                    "block-public-access",     "unknown-action"};
    return names[static_cast<std::size_t>(layer)];
}

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::allow: return "Allow";
        case Outcome::implicit_deny: return "ImplicitDeny";
        case Outcome::explicit_deny: return "ExplicitDeny";
    }
    return {};
}

Decision decide(const Request& request, const Layers& layers) {
    return Decider{.request = request, .layers = layers, .trace = nullptr}.decide();
}

Decision explain(const Request& request, const Layers& layers) {
    Trace trace;
    Decider decider{.request = request, .layers = layers, .trace = &trace};
    auto out = decider.decide();
    out.because = reason_of(request, out);
    out.layers = outcomes_of(decider);
    for (const auto& key : trace.keys.keys()) {
        KeyRead read{.key = key};
        if (const auto* entry = request.context.find(key))
            for (std::uint32_t i = 0; i < entry->value_count; ++i) read.values.emplace_back(request.context.value(*entry, i));
        out.keys.push_back(std::move(read));
    }
    out.matched = std::move(trace.matched);
    return out;
}

}  // namespace backlot::policy
