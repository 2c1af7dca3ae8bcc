#include "services/ecs/script.h"

#include "kernel/kernel.h"
#include "model/json.h"
#include "runtime/script.h"
#include "services/ecs/container_event.h"
#include "services/ecs/container_spec.h"
#include "services/ecs/containers.h"
#include "services/ecs/roles.h"
#include "services/ecs/secrets.h"
#include "services/ecs/task_life.h"

namespace backlot::ecs {

namespace {

using runtime::Script;
using runtime::ScriptStep;

constexpr int steps_of_a_turn = 16;

const Script* script_for(const Context& context, const std::string& image) {
    const auto& scripts = context.kernel().stage().tasks->scripts;
    return scripts ? scripts->find(image) : nullptr;
}

const Script* script_for(const Context& context, const LiveTask& live, std::size_t place) {
    return script_for(context, live.definition.container_definitions[place].image.value_or(""));
}

std::uint64_t launches_of(const Context& context, const std::string& image) {
    const auto found = context.find(launches, image);
    return found ? found->count : 0;
}

void set_launches(Context& context, const std::string& image, std::uint64_t count) {
    store::put(context.writes(), launches, LaunchCount{.count = count}, image);
}

void step_later(Context& context, const Script& script, const std::string& container, std::uint64_t number) {
    const auto is_last = number >= script.steps.size();
    if (!is_last && script.steps[number].kind == ScriptStep::Kind::wait_forever) return;
    context.later(is_last ? clock::Duration{} : clock::Duration{script.steps[number].takes}, "play-step",
                  Json::object({{"container", container}, {"step", number}}).dump());
}

// What a step's texts may mention.
Result<Captures> captures_of(const Context& context, const LiveTask& live, std::size_t place) {
    const auto& state = live.record.containers[place];
    BACKLOT_TRY(fetched, fetched_for(context, state));
    BACKLOT_TRY(kept, open_environment(context, state.kept));
    Captures captures{{"task.id", Json(live.record.id)},
                      {"task.arn", Json(live.arn())},
                      {"task.account", Json(live.record.account)},
                      {"task.region", Json(live.record.region)}};
    for (const auto& [name, value] : environment_of(live, place, fetched)) captures.insert_or_assign("env." + name, Json(value));
    for (const auto& [name, value] : kept) {
        BACKLOT_TRY(json, Json::parse(value));
        captures.insert_or_assign(name, std::move(json));
    }
    return captures;
}

identity::Origin origin_of(const Context& context, const LiveTask& live, const std::string& service, const std::string& region) {
    identity::Origin origin;
    origin.source_ip = live.record.address;
    origin.is_tls = true;
    context.kernel().place(service, region, live.record.network, origin);
    return origin;
}

// An operation by its names, as the application makes it.
Result<Json> make_call(Context& context, const LiveTask& live, const ScriptStep& step, const Json& input) {
    const auto caller = application_caller(context, live);
    if (!caller) return fail("NoCredentialsError", "Unable to locate credentials");
    const auto& region = step.region.empty() ? live.record.region : step.region;
    BACKLOT_TRY(call, context.kernel().make_call(step.service, step.operation, *caller, origin_of(context, live, step.service, region), region));
    call.depth = context.call().depth + 1;
    const auto& row = *call.operation;
    kernel::Erased object;
    if (row.is_implemented()) {
        object = row.make_input();
        BACKLOT_CHECK(model::from_json(*row.model->input, object.get(), input));
    }
    const auto done = context.kernel().perform_nested(context, &context.writes(), call, object.get());
    if (!done.output) return std::unexpected(done.output.error());
    return model::to_json(*row.model->output, done.output->get());
}

// How a step came out: what the container prints, and how it ends where it does.
struct Outcome {
    std::string prints = {};
    std::optional<int> exits = {};
    bool is_out_of_memory = false;
    std::map<std::string, std::string> keeps = {};  // name to JSON
};

// In boto3's words, and the end of an application that catches nothing.
Outcome ended_by(const ScriptStep& step, const Error& error) {
    if (error.code == "NoCredentialsError") return {.prints = error.message, .exits = 1};
    return {.prints = "An error occurred (" + error.code + ") when calling the " + step.operation + " operation: " + error.message, .exits = 1};
}

Outcome play_call(Context& context, const LiveTask& live, const ScriptStep& step, const Captures& captures) {
    const auto input = fill(step.with, captures);
    if (!input) return {.prints = input.error().message, .exits = 1};
    const auto answer = make_call(context, live, step, *input);
    if (!answer) return step.fails == answer.error().code ? Outcome{} : ended_by(step, answer.error());
    if (step.fails) return {.prints = step.operation + " was expected to fail with " + *step.fails + ", and went well", .exits = 1};
    Outcome outcome;
    for (const auto& [name, path] : step.keeps) {
        const auto* value = at_path(*answer, path);
        if (value == nullptr) return {.prints = step.operation + " answered nothing at " + path, .exits = 1};
        outcome.keeps.insert_or_assign(name, value->dump());
    }
    return outcome;
}

Outcome play(Context& context, const LiveTask& live, std::size_t place, const ScriptStep& step) {
    if (step.kind == ScriptStep::Kind::wait) return {};
    if (step.kind == ScriptStep::Kind::exit) return {.exits = step.exit_code, .is_out_of_memory = step.is_out_of_memory};
    const auto captures = captures_of(context, live, place);
    if (!captures) return {.prints = captures.error().message, .exits = 1};
    if (step.kind == ScriptStep::Kind::call) return play_call(context, live, step, *captures);
    const auto text = fill_text(step.text, *captures);
    if (!text) return {.prints = text.error().message, .exits = 1};
    return {.prints = *text};
}

// One step of a container that runs, with all that comes of it. False: it has ended.
bool take_step(Context& context, LiveTask& live, std::size_t place, const Script& script) {
    auto& state = live.record.containers[place];
    const auto number = state.next_step;
    const auto container = state.metadata_id;
    const auto tell_exit = [&](int code, bool is_out_of_memory) {
        happen(context, live, place, {.kind = "exited", .container = container, .exit_code = code, .is_out_of_memory = is_out_of_memory});
        return false;
    };
    if (number >= script.steps.size()) return tell_exit(0, false);
    const auto& step = script.steps[number];
    const auto outcome = play(context, live, place, step);
    if (step.service == "ecs") {  // it may have been about this very task
        auto found = find_by_metadata(context.view(), container);
        if (!found) return false;
        live = *std::move(found);
    }
    auto& now = live.record.containers[place];
    if (!now.is_running || now.has_exited) return false;
    now.next_step = number + 1;
    if (!outcome.keeps.empty()) {
        auto kept = open_environment(context, now.kept);
        if (!kept) return tell_exit(1, false);
        for (const auto& [name, value] : outcome.keeps) kept->insert_or_assign(name, value);
        now.kept = seal_environment(context, *kept);
    }
    if (!outcome.prints.empty()) happen(context, live, place, {.kind = "output", .container = container, .text = outcome.prints + "\n"});
    if (outcome.exits) return tell_exit(*outcome.exits, outcome.is_out_of_memory);
    return true;
}

}  // namespace

std::optional<std::string> refuse_launch(Context& context, const TaskDefinition& definition) {
    for (const auto& container : definition.container_definitions) {
        const auto image = container.image.value_or("");
        const auto* script = script_for(context, image);
        if (script == nullptr || script->starts.empty()) continue;
        const auto count = launches_of(context, image);
        const auto start = script->start_of(count);
        if (start.lacks.empty()) continue;
        set_launches(context, image, count + 1);
        return start.lacks;
    }
    return std::nullopt;
}

void count_launch(Context& context, LiveTask& live) {
    for (std::size_t place = 0; place < live.record.containers.size(); ++place) {
        const auto* script = script_for(context, live, place);
        if (script == nullptr || script->starts.empty()) continue;
        const auto& image = *live.definition.container_definitions[place].image;
        const auto count = launches_of(context, image);
        live.record.containers[place].launch = count;
        set_launches(context, image, count + 1);
    }
}

Result<> pull_script(const Context& context, const LiveTask& live, std::size_t place) {
    const auto* script = script_for(context, live, place);
    if (script == nullptr) return {};
    const auto start = script->start_of(live.record.containers[place].launch);
    if (start.fails.empty()) return {};
    return fail("TaskFailedToStart", start.fails);
}

Result<> start_script(Context& context, LiveTask& live, std::size_t place) {
    const auto* script = script_for(context, live, place);
    if (script == nullptr) {
        return fail("CannotStartContainerError", "CannotStartContainerError: backlot plays scripts here, and none stands for the image " +
                                                     live.definition.container_definitions[place].image.value_or(""));
    }
    auto& state = live.record.containers[place];
    state.is_scripted = true;
    state.next_step = 0;
    state.kept.clear();
    context.later(clock::Duration{script->start_of(state.launch).takes}, "begin-script", state.metadata_id);
    return {};
}

void signal_script(Context& context, const LiveTask& live, std::size_t place, int number) {
    const auto* script = script_for(context, live, place);
    const auto stops = script == nullptr ? std::optional(killed_code) : script->stops;
    if (number == terminate_signal && !stops) return;
    context.later({}, "container-event",
                  event_text({.kind = "exited", .container = live.record.containers[place].metadata_id,
                              .exit_code = number == terminate_signal ? *stops : killed_code}));
}

void check_script(Context& context, const LiveTask& live, std::size_t place) {
    const auto* script = script_for(context, live, place);
    context.later({}, "container-event",
                  event_text({.kind = "executed", .container = live.record.containers[place].metadata_id,
                              .exit_code = script != nullptr && script->is_healthy ? 0 : 1}));
}

Result<> begin_script(Context& context, const std::string& container) {
    auto live = find_by_metadata(context.view(), container);
    if (!live || live->record.is_over) return {};
    const auto place = place_of_metadata(*live, container);
    if (!place || live->record.containers[*place].has_exited || live->record.containers[*place].is_running) return {};
    const auto* script = script_for(context, *live, *place);
    if (script == nullptr) return {};
    happen(context, *live, *place, {.kind = "started", .container = container});
    store_task(context, *live);
    step_later(context, *script, container, 0);
    return {};
}

Result<> play_step(Context& context, const std::string& payload) {
    BACKLOT_TRY(ticket, Json::parse(payload));
    const auto container = ticket["container"].string_or("");
    auto number = static_cast<std::uint64_t>(ticket["step"].to_int().value_or(0));
    auto live = find_by_metadata(context.view(), container);
    if (!live || live->record.is_over) return {};
    const auto place = place_of_metadata(*live, container);
    const auto* script = place ? script_for(context, *live, *place) : nullptr;
    if (script == nullptr) return {};
    const auto is_next = [&] {
        const auto& state = live->record.containers[*place];
        return state.is_running && !state.has_exited && state.next_step == number;
    };
    if (!is_next()) return {};
    // Steps that take no time are taken in one turn.
    bool goes_on = true;
    for (int i = 0; goes_on && i < steps_of_a_turn; ++i) {
        goes_on = take_step(context, *live, *place, *script);
        number = live->record.containers[*place].next_step;
        const bool is_at_once = number >= script->steps.size() || (script->steps[number].takes.count() == 0 && script->steps[number].kind != ScriptStep::Kind::wait_forever);
        if (!is_at_once || live->is_to_stop()) break;  // a signal that it was sent meanwhile comes first
    }
    store_task(context, *live);
    if (goes_on) step_later(context, *script, container, number);
    return {};
}

}  // namespace backlot::ecs
