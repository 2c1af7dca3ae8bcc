#include "scenario/judge.h"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/match.h"

namespace backlot::scenario {
namespace {

// Codes that services refuse with. Source: "Common errors" of each service's API reference.
constexpr std::string_view refusal_codes[] = {"AccessDenied", "AccessDeniedException", "AuthorizationError",
                                              "UnauthorizedOperation", "NotAuthorized", "AuthorizationErrorException"};

std::string said(const Error& error) { return fmt::format("{}: {}", error.code, error.message); }

std::string said(const Outcome& outcome) {
    if (outcome.error) return said(*outcome.error);
    const auto* decision = outcome.decisive();
    return decision ? "success; " + sentence(*decision) : std::string("success");
}

void compare(std::vector<Mismatch>& out, std::string_view what, const std::optional<std::string>& expected,
             std::string_view got, bool holds) {
    if (!expected || holds) return;
    out.push_back({fmt::format("{} {}", what, *expected),
                   got.empty() ? fmt::format("no {}", what) : fmt::format("{} {}", what, got)});
}

void judge_expected(std::vector<Mismatch>& out, const ExpectedDecision& expected, const Decision* decision) {
    if (!expected.layer && !expected.policy && !expected.statement) return;
    if (!decision) {
        out.push_back({"a decision of the gate", "no decision was reported"});
        return;
    }
    compare(out, "layer", expected.layer, decision->layer, expected.layer == decision->layer);
    compare(out, "policy", expected.policy, decision->policy,
            expected.policy && names_policy(*decision, *expected.policy));
    compare(out, "statement", expected.statement, decision->statement, expected.statement == decision->statement);
}

void judge_failure(std::vector<Mismatch>& out, const ExpectedFailure& expected, const Outcome& outcome) {
    if (!outcome.error) {
        out.push_back({fmt::format("to fail{}", expected.code ? " with " + *expected.code : ""), said(outcome)});
        return;
    }
    if (expected.code && *expected.code != outcome.error->code)
        out.push_back({"to fail with " + *expected.code, said(*outcome.error)});
    if (expected.message && !message_matches(*expected.message, outcome.error->message))
        out.push_back({fmt::format("a message with {}", *expected.message), outcome.error->message});
    const auto* decision = outcome.decisive();
    if (expected.action) compare(out, "action", expected.action, decision ? decision->action : "",
                                 decision && decision->action == *expected.action);
    judge_expected(out, expected.decision, decision);
}

std::string expectation_of(const ExpectedVerdict& expected) {
    std::string out{name_of(expected.verdict)};
    if (expected.decision.layer) out += " by " + *expected.decision.layer;
    if (expected.decision.policy) out += " " + *expected.decision.policy;
    return out;
}

}  // namespace

bool names_policy(const Decision& decision, std::string_view expected) {
    const auto is = [&](std::string_view name) {
        if (name.empty()) return false;
        if (name == expected) return true;
        const auto cut = name.find_last_of("/:");
        return cut != std::string_view::npos && name.substr(cut + 1) == expected;
    };
    return is(decision.policy) || is(decision.policy_arn);
}

bool is_refusal(const Outcome& outcome) {
    if (!outcome.error) return false;
    if (std::ranges::find(refusal_codes, outcome.error->code) != std::end(refusal_codes)) return true;
    return std::ranges::any_of(outcome.decisions, &Decision::is_refusal);
}

std::string sentence(const Decision& decision) {
    std::string out{name_of(decision.effect)};
    if (!decision.layer.empty()) out += " by " + decision.layer;
    if (!decision.policy.empty()) out += " " + decision.policy;
    if (!decision.statement.empty()) out += ", statement " + decision.statement;
    if (!decision.because.empty()) out += ": " + decision.because;
    return out;
}

std::vector<Mismatch> judge_call(const Step& step, const Json& gives, const Outcome& outcome) {
    std::vector<Mismatch> out;
    if (step.fails) {
        judge_failure(out, *step.fails, outcome);
        return out;
    }
    if (outcome.error) {
        out.push_back({"to succeed", said(*outcome.error)});
        return out;
    }
    static const Json nothing = Json::object();
    const auto& answer = outcome.output ? *outcome.output : nothing;
    if (!step.gives.is_empty())
        if (auto wrong = mismatch(gives, answer)) out.push_back({gives.dump(), *wrong});
    judge_expected(out, step.allowed_by, outcome.decisive());
    return out;
}

std::vector<Mismatch> judge_decision(const ExpectedVerdict& expected, const Decision& decision) {
    std::vector<Mismatch> out;
    const bool is_allowed = decision.effect == Effect::allow;
    bool holds = false;
    switch (expected.verdict) {
        case Verdict::allow: holds = is_allowed; break;
        case Verdict::deny: holds = !is_allowed; break;
        case Verdict::implicit_deny: holds = decision.effect == Effect::implicit_deny; break;
        case Verdict::explicit_deny: holds = decision.effect == Effect::explicit_deny; break;
    }
    if (!holds) out.push_back({expectation_of(expected), sentence(decision)});
    else judge_expected(out, expected.decision, &decision);
    return out;
}

std::vector<Mismatch> judge_cell(const ExpectedVerdict& expected, const Outcome& outcome) {
    std::vector<Mismatch> out;
    if (expected.verdict == Verdict::allow) {
        if (outcome.error) out.push_back({expectation_of(expected), said(*outcome.error)});
        else judge_expected(out, expected.decision, outcome.decisive());
        return out;
    }
    if (!is_refusal(outcome)) {
        out.push_back({expectation_of(expected), said(outcome)});
        return out;
    }
    if (expected.code && *expected.code != outcome.error->code)
        out.push_back({"to fail with " + *expected.code, said(*outcome.error)});
    const auto* decision = outcome.decisive();
    if (expected.verdict == Verdict::deny) {
        judge_expected(out, expected.decision, decision);
    } else if (decision) {
        for (auto& each : judge_decision(expected, *decision)) out.push_back(std::move(each));
    } else {
        out.push_back({expectation_of(expected), said(outcome) + " (no decision was reported)"});
    }
    return out;
}

}  // namespace backlot::scenario
