#include "scenario/library_stage.h"

#include "identity/organization.h"
#include "library/backlot.h"

namespace backlot::scenario {

namespace {

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

class LibraryStage final : public Stage {
  public:
    LibraryStage(std::filesystem::path fixtures, std::filesystem::path journals, std::unique_ptr<Backlot> backlot)
        : fixtures_(std::move(fixtures)), journals_(std::move(journals)), backlot_(std::move(backlot)) {}

    Result<> load_organization(const std::filesystem::path& file, std::uint64_t seed, std::int64_t start_ms) override {
        BacklotOptions options;
        options.seed = seed;
        options.virtual_start = clock::Time{std::chrono::milliseconds{start_ms}};
        options.fixtures = fixtures_;
        if (!file.empty()) options.organization_file = file;
        BACKLOT_TRY(opened, Backlot::open(options));
        backlot_ = std::move(opened);
        return {};
    }

    Outcome call(const Caller& caller, std::string_view service, std::string_view operation, const Json& input,
                 const Origin& from) override {
        Outcome outcome;
        identity::SessionOptions session;
        session.session_name = from.session_name;
        session.inline_policy = from.session_policy;
        session.policy_arns = from.session_policy_arns;
        session.tags = from.session_tags;
        session.source_identity = from.source_identity;
        if (from.mfa) session.mfa_at = backlot_->now();
        auto principal = backlot_->principal(caller.name, session);
        if (!principal) {
            outcome.error = principal.error();
            return outcome;
        }
        principal->source_arn = from.source_arn;
        principal->source_account = from.source_account;
        auto done = backlot_->call(*principal, origin_of(from), from.region.empty() ? "eu-west-2" : from.region, service,
                                   operation, input);
        outcome.output = std::move(done.output);
        outcome.error = std::move(done.error);
        outcome.request_id = std::move(done.request_id);
        std::optional<Decision> refusal;
        const auto snapshot = backlot_->branch()->snapshot();
        for (const auto& verdict : done.verdicts) {
            auto decision = decision_of(*snapshot, verdict);
            if (decision.is_refusal) refusal = decision;
            else outcome.decisions.push_back(std::move(decision));
        }
        if (refusal) outcome.decisions.push_back(*refusal);
        return outcome;
    }

    void advance(std::chrono::milliseconds by) override { backlot_->advance(by); }

    std::optional<Result<Decision>> decide(const Caller& caller, std::string_view action, std::string_view resource,
                                           const Json& context, const Origin& from) override {
        auto principal = backlot_->principal(caller.name);
        if (!principal) return std::unexpected(principal.error());
        principal->source_arn = from.source_arn;
        principal->source_account = from.source_account;
        const auto origin = origin_of(from);
        const auto snapshot = backlot_->branch()->snapshot();
        identity::Question question{.action = std::string(action), .resource = std::string(resource)};
        if (context.is_object()) {
            for (const auto& [key, value] : context.as_object()) {
                identity::ConditionKey made{.name = key, .values = {}, .is_multivalued = value.is_array()};
                if (value.is_array()) {
                    for (const auto& one : value.as_array()) made.values.push_back(one.string_or(one.dump()));
                } else {
                    made.values.push_back(value.string_or(value.dump()));
                }
                question.keys.push_back(std::move(made));
            }
        }
        const identity::Asking asking{.view = snapshot.get(),
                                      .caller = &*principal,
                                      .origin = &origin,
                                      .now = backlot_->now(),
                                      .region = from.region.empty() ? "eu-west-2" : std::string_view(from.region),
                                      .bundles = backlot_->kernel().stage().bundles};
        return decision_of(*snapshot, identity::decide(asking, question));
    }

    std::unique_ptr<Stage> fork() override {
        return std::make_unique<LibraryStage>(fixtures_, journals_, backlot_ ? backlot_->fork() : nullptr);
    }

  private:
    static identity::Origin origin_of(const Origin& from) {
        identity::Origin origin;
        if (!from.source_ip.empty()) origin.source_ip = from.source_ip;
        origin.vpce = from.vpce;
        origin.vpc = from.vpc;
        origin.endpoint_policy = from.endpoint_policy;
        origin.is_tls = from.tls.value_or(true);
        origin.user_agent = from.user_agent;
        origin.referer = from.referer;
        return origin;
    }

    std::filesystem::path fixtures_;
    std::filesystem::path journals_;
    std::unique_ptr<Backlot> backlot_;
};

}  // namespace

std::unique_ptr<Stage> library_stage(const std::filesystem::path& fixtures, const std::filesystem::path& journals) {
    return std::make_unique<LibraryStage>(fixtures, journals, nullptr);
}

}  // namespace backlot::scenario
