#include "scenario/play.h"

#include <fmt/format.h>

#include <algorithm>

#include "clock/clock.h"
#include "scenario/judge.h"

namespace backlot::scenario {
namespace {

std::map<std::string, std::string> texts_of(const Json& value) {
    std::map<std::string, std::string> out;
    if (value.is_object())
        for (const auto& [name, member] : value.as_object())
            out.emplace(name, member.is_string() ? member.as_string() : member.dump());
    return out;
}

// The members were checked when the file was read.
Origin origin_of(const Json& from, std::string region) {
    Origin out{.region = std::move(region)};
    const auto text = [&](std::string_view name, std::string& into) {
        if (const auto* member = from.find(name)) into = member->is_string() ? member->as_string() : member->dump();
    };
    text("region", out.region);
    text("source_ip", out.source_ip);
    text("vpce", out.vpce);
    text("vpc", out.vpc);
    text("vpce_account", out.vpce_account);
    text("vpc_source_ip", out.vpc_source_ip);
    text("endpoint_policy", out.endpoint_policy);
    text("user_agent", out.user_agent);
    text("referer", out.referer);
    text("session_policy", out.session_policy);
    text("session_name", out.session_name);
    text("source_identity", out.source_identity);
    text("source_arn", out.source_arn);
    text("source_account", out.source_account);
    if (const auto* tls = from.find("tls")) out.tls = tls->is_bool() && tls->as_bool();
    if (const auto* mfa = from.find("mfa")) out.mfa = mfa->is_bool() && mfa->as_bool();
    if (const auto* tags = from.find("session_tags")) out.session_tags = texts_of(*tags);
    if (const auto* arns = from.find("session_policy_arns")) {
        if (arns->is_string()) out.session_policy_arns.push_back(arns->as_string());
        if (arns->is_array())
            for (const auto& arn : arns->as_array()) out.session_policy_arns.push_back(arn.string_or(""));
    }
    return out;
}

class Player {
  public:
    Player(const Scenario& scenario, Stage& stage, ScenarioResult& result)
        : stage_(stage), result_(result), captures_(scenario.names) {}

    void play(const Step& step) {
        StepResult out{.does = step.does, .place = step.place, .count = step.count(), .is_table = step.table.has_value()};
        if (step.advance) stage_.advance(*step.advance);
        for (int i = 0; i < step.repeat && out.mismatches.empty() && step.call; ++i) play_call(step, out);
        if (step.decides) play_decides(*step.decides, out);
        if (step.table) play_table(step, out);
        result_.steps.push_back(std::move(out));
    }

  private:
    struct Asked {
        Caller caller;
        Json input;
        Origin origin;
    };

    static Result<Asked> asked(const Call& call, const Captures& captures) {
        BACKLOT_TRY(as, fill_text(call.as, captures));
        BACKLOT_TRY(input, fill(call.with, captures));
        BACKLOT_TRY(from, fill(call.from, captures));
        return Asked{{as}, std::move(input), origin_of(from, call.region)};
    }

    // A step that needs what was never kept is skipped: it could only repeat the earlier failure.
    static void skip(StepResult& out, const Error& error) {
        out.is_skipped = true;
        out.mismatches.push_back({"what an earlier step keeps", error.message});
    }

    void play_call(const Step& step, StepResult& out) {
        auto asking = asked(*step.call, captures_);
        auto gives = fill(step.gives, captures_);
        out.as = step.call->as;
        out.call = step.call->service + "." + step.call->operation;
        if (!asking || !gives) return skip(out, asking ? gives.error() : asking.error());
        out.as = asking->caller.name;
        const auto outcome =
            stage_.call(asking->caller, step.call->service, step.call->operation, asking->input, asking->origin);
        out.request_id = outcome.request_id;
        out.error = outcome.error;
        if (const auto* decision = outcome.decisive()) out.decision = *decision;
        out.mismatches = judge_call(step, *gives, outcome);
        if (!outcome.output) return;
        for (const auto& [name, path] : step.keeps) {
            if (const auto* found = at_path(*outcome.output, path)) captures_.insert_or_assign(name, *found);
            else out.mismatches.push_back({fmt::format("{} to keep as {}", path, name), "nothing there in the answer"});
        }
    }

    static void decide(Stage& stage, const Cell& cell, const Captures& captures, CellResult& out) {
        const auto failed = [&](const Error& error) {
            out.error = error;
            out.mismatches.push_back({std::string(name_of(cell.expected.verdict)), error.code + ": " + error.message});
        };
        auto asking = asked(cell.call, captures);
        auto arn = fill_text(cell.arn, captures);
        auto context = fill(cell.context, captures);
        if (!asking) return failed(asking.error());
        if (!arn) return failed(arn.error());
        if (!context) return failed(context.error());
        const auto decided = stage.decide(asking->caller, cell.action, *arn, *context, asking->origin);
        if (!decided) return failed({.code = "NotImplemented", .message = "this stage plays calls only, no decisions"});
        if (!*decided) return failed(decided->error());
        out.decision = **decided;
        out.effect = out.decision->effect;
        out.mismatches = judge_decision(cell.expected, *out.decision);
    }

    static void call(Stage& stage, const Cell& cell, const Captures& captures, CellResult& out) {
        auto asking = asked(cell.call, captures);
        if (!asking) {
            out.error = asking.error();
            out.mismatches.push_back({std::string(name_of(cell.expected.verdict)), asking.error().message});
            return;
        }
        const auto outcome =
            stage.call(asking->caller, cell.call.service, cell.call.operation, asking->input, asking->origin);
        out.error = outcome.error;
        out.request_id = outcome.request_id;
        if (const auto* decision = outcome.decisive()) out.decision = *decision;
        if (is_refusal(outcome)) out.effect = out.decision ? out.decision->effect : Effect::implicit_deny;
        else out.effect = outcome.error && !out.decision ? Effect::implicit_deny : Effect::allow;
        out.mismatches = judge_cell(cell.expected, outcome);
    }

    CellResult play_cell(const Cell& cell) {
        CellResult out{.principal = cell.principal, .action = cell.action, .resource = cell.resource,
                       .place = cell.place, .expected = cell.expected};
        auto captures = captures_;
        for (const auto& [name, field] : cell.fields) {  // a field may mention captures itself
            auto text = field.is_string() ? fill_text(field.as_string(), captures_) : Result<std::string>("");
            captures.insert_or_assign(name, field.is_string() && text ? Json(*text) : field);
        }
        if (cell.call.service.empty()) {
            decide(stage_, cell, captures, out);
        } else {
            const auto own = stage_.fork();
            call(*own, cell, captures, out);
        }
        return out;
    }

    void play_decides(const Cell& cell, StepResult& out) {
        auto done = play_cell(cell);
        out.as = cell.call.as;
        out.call = "decides " + cell.action;
        out.decision = std::move(done.decision);
        out.error = std::move(done.error);
        out.mismatches = std::move(done.mismatches);
    }

    void play_table(const Step& step, StepResult& out) {
        Matrix matrix{.title = step.does, .cells = {}};
        std::size_t failed = 0;
        for (const auto& cell : step.table->cells) {
            auto done = play_cell(cell);
            if (!done.holds()) ++failed;
            matrix.cells.push_back(std::move(done));
        }
        if (failed > 0)
            out.mismatches.push_back({fmt::format("{} cells to hold", matrix.cells.size()),
                                      fmt::format("{} that do not", failed)});
        result_.matrices.push_back(std::move(matrix));
    }

    Stage& stage_;
    ScenarioResult& result_;
    Captures captures_;
};

}  // namespace

bool ScenarioResult::holds() const {
    return !could_not_run && std::ranges::all_of(steps, [](const auto& step) { return step.holds(); });
}

std::size_t ScenarioResult::count() const {
    std::size_t sum = 0;
    for (const auto& step : steps) sum += step.count;
    return sum;
}

std::size_t ScenarioResult::failed() const {
    std::size_t sum = 0;
    for (const auto& step : steps)
        if (!step.holds() && !step.is_table) ++sum;
    for (const auto& matrix : matrices)
        sum += static_cast<std::size_t>(std::ranges::count_if(matrix.cells, [](const auto& cell) { return !cell.holds(); }));
    return sum;
}

int exit_status(const std::vector<ScenarioResult>& results) {
    int status = 0;
    for (const auto& result : results) {
        if (result.could_not_run) return 2;
        if (!result.holds()) status = 1;
    }
    return status;
}

ScenarioResult play(const Scenario& scenario, Stage& stage, const Progress& progress) {
    const auto began = clock::monotonic_nanoseconds();
    ScenarioResult result{.file = scenario.file.string(), .title = scenario.title, .about = scenario.about,
                          .seed = scenario.seed};
    if (auto loaded = stage.open({.name = scenario.name(), .organization = scenario.organization, .seed = scenario.seed,
                                  .start_ms = scenario.start_ms, .tasks = scenario.tasks}); !loaded) {
        result.could_not_run = loaded.error();
        return result;
    }
    Player player{scenario, stage, result};
    for (const auto& step : scenario.steps) {
        player.play(step);
        if (progress) progress(step.count());
    }
    result.took = std::chrono::milliseconds((clock::monotonic_nanoseconds() - began) / 1'000'000);
    return result;
}

}  // namespace backlot::scenario
