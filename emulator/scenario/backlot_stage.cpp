#include "scenario/backlot_stage.h"

#include <system_error>

#include "identity/organization.h"

namespace backlot::scenario {

namespace {

constexpr std::string_view default_region = "eu-west-2";

Effect effect_of(policy::Outcome outcome) {
    switch (outcome) {
        case policy::Outcome::allow: return Effect::allow;
        case policy::Outcome::explicit_deny: return Effect::explicit_deny;
        case policy::Outcome::implicit_deny: break;
    }
    return Effect::implicit_deny;
}

// How people call a policy: the name at the end of an ARN or of "role/reader/inline/ingress"; an organization's policy,
// whose ARN ends with its id, has its name in the table.
std::string short_name(const store::View& view, const std::string& id) {
    const auto slash = id.rfind('/');
    if (slash == std::string::npos) return id;
    const auto last = id.substr(slash + 1);
    if (!last.starts_with("p-") || !id.starts_with("arn:aws:organizations:")) return last;
    constexpr std::string_view before = ":policy/";
    const auto path = id.find(before);
    if (path == std::string::npos) return last;
    const auto organization = id.substr(path + before.size(), id.find('/', path + before.size()) - path - before.size());
    const auto found = identity::find_organization_policy(view, organization, last);
    return found ? found->name : last;
}

}  // namespace

Result<BacklotOptions> backlot_options(const Opening& opening, const std::filesystem::path& fixtures,
                                       const std::filesystem::path& journals) {
    BacklotOptions options;
    options.seed = opening.seed;
    options.virtual_start = clock::Time{std::chrono::milliseconds{opening.start_ms}};
    options.fixtures = fixtures;
    if (!opening.organization.empty()) options.organization_file = opening.organization;
    options.tasks = "scripted";
    options.task_scripts = std::make_shared<runtime::Scripts>(opening.tasks);
    if (journals.empty() || opening.name.empty()) return options;
    options.journal = journals / opening.name;
    std::error_code error;
    std::filesystem::remove_all(*options.journal, error);  // the run before this one
    if (!error) std::filesystem::create_directories(*options.journal, error);
    if (error) return fail("JournalError", options.journal->string() + ": " + error.message());
    return options;
}

identity::SessionOptions session_of(const Origin& from, clock::Time now) {
    identity::SessionOptions session;
    session.session_name = from.session_name;
    session.inline_policy = from.session_policy;
    session.policy_arns = from.session_policy_arns;
    session.tags = from.session_tags;
    session.source_identity = from.source_identity;
    if (from.mfa) session.mfa_at = now;
    return session;
}

identity::Origin origin_of(const Origin& from) {
    identity::Origin origin;
    if (!from.source_ip.empty()) origin.source_ip = from.source_ip;
    origin.vpce = from.vpce;
    origin.vpc = from.vpc;
    origin.vpce_account = from.vpce_account;
    origin.vpc_source_ip = from.vpc_source_ip;
    origin.endpoint_policy = from.endpoint_policy;
    origin.is_tls = from.tls.value_or(true);
    origin.user_agent = from.user_agent;
    origin.referer = from.referer;
    return origin;
}

std::string region_of(const Origin& from) { return from.region.empty() ? std::string(default_region) : from.region; }

Result<identity::Caller> caller_of(Backlot& backlot, const Caller& caller, const Origin& from) {
    BACKLOT_TRY(found, backlot.principal(caller.name, session_of(from, backlot.now())));
    const bool has_source = !from.source_arn.empty() || !from.source_account.empty();
    if (has_source && found.kind != policy::PrincipalKind::service) {
        return fail("InvalidSession", "source_arn and source_account belong to a service principal (service:NAME), not to " +
                                          caller.name);
    }
    found.source_arn = from.source_arn;
    found.source_account = from.source_account;
    return std::move(found);
}

identity::ConditionKey condition_key(const std::string& name, const Json& value) {
    identity::ConditionKey key{.name = name, .values = {}, .is_multivalued = value.is_array()};
    const auto text = [](const Json& one) { return one.is_string() ? one.as_string() : one.dump(); };
    if (!value.is_array()) {
        key.values.push_back(text(value));
        return key;
    }
    for (const auto& one : value.as_array()) key.values.push_back(text(one));
    return key;
}

Decision decision_of(const store::View& view, const identity::Verdict& verdict) {
    Decision decision;
    decision.effect = effect_of(verdict.decision.outcome);
    decision.action = verdict.question.action;
    decision.resource = verdict.question.resource;
    decision.layer = policy::name_of(verdict.decision.layer);
    decision.policy = short_name(view, verdict.decision.policy);
    decision.policy_arn = verdict.decision.policy;
    decision.statement = verdict.decision.statement;
    decision.because = verdict.reason.empty() ? verdict.decision.because : verdict.reason;
    decision.is_refusal = verdict.is_refusal && !verdict.is_allowed();
    return decision;
}

Decision decision_of(const store::View& view, const journal::Check& check) {
    const auto effect = check.outcome == "allow"           ? Effect::allow
                        : check.outcome == "explicit-deny" ? Effect::explicit_deny
                                                           : Effect::implicit_deny;
    return {.effect = effect,
            .action = check.action,
            .resource = check.resource,
            .layer = check.layer,
            .policy = short_name(view, check.policy),
            .policy_arn = check.policy,
            .statement = check.statement,
            .because = check.because,
            .is_refusal = check.is_refusal && effect != Effect::allow};
}

void add_decisions(Outcome& outcome, std::vector<Decision> decisions) {
    std::optional<Decision> refusal;
    for (auto& decision : decisions) {
        if (decision.is_refusal) refusal = std::move(decision);
        else outcome.decisions.push_back(std::move(decision));
    }
    if (refusal) outcome.decisions.push_back(std::move(*refusal));
}

Result<Decision> decide_on(Backlot& backlot, const Caller& caller, std::string_view action, std::string_view resource,
                           const Json& context, const Origin& from) {
    BACKLOT_TRY(principal, caller_of(backlot, caller, from));
    identity::Question question{.action = std::string(action), .resource = std::string(resource)};
    if (context.is_object())
        for (const auto& [key, value] : context.as_object()) question.keys.push_back(condition_key(key, value));
    BACKLOT_TRY(verdict, backlot.decide(principal, origin_of(from), region_of(from), std::move(question)));
    return decision_of(*backlot.branch()->snapshot(), verdict);
}

Outcome call_in_process(Backlot& backlot, const Caller& caller, std::string_view service, std::string_view operation,
                        const Json& input, const Origin& from) {
    Outcome outcome;
    const auto principal = caller_of(backlot, caller, from);
    if (!principal) {
        outcome.error = principal.error();
        return outcome;
    }
    auto done = backlot.call(*principal, origin_of(from), region_of(from), service, operation, input);
    outcome.output = std::move(done.output);
    outcome.error = std::move(done.error);
    outcome.request_id = std::move(done.request_id);
    const auto snapshot = backlot.branch()->snapshot();
    std::vector<Decision> decisions;
    for (const auto& verdict : done.verdicts) decisions.push_back(decision_of(*snapshot, verdict));
    add_decisions(outcome, std::move(decisions));
    return outcome;
}

}  // namespace backlot::scenario
