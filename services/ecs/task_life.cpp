#include "services/ecs/task_life.h"

#include <algorithm>

#include "kernel/kernel.h"
#include "runtime/layers.h"
#include "services/ecs/container_event.h"
#include "services/ecs/container_log.h"
#include "services/ecs/container_spec.h"
#include "services/ecs/containers.h"
#include "services/ecs/environment_files.h"
#include "services/ecs/images.h"
#include "services/ecs/network.h"
#include "services/ecs/roles.h"
#include "services/ecs/secrets.h"
#include "services/ecs/scheduler.h"
#include "services/ecs/script.h"

namespace backlot::ecs {

namespace {

bool is_over(const ContainerState& state) { return state.has_exited || !state.is_asked_for; }

// Whether what `on` waits for of another container has come about; nothing where it never will.
std::optional<bool> holds(const LiveTask& live, const ContainerDependency& on) {
    const auto place = place_of(live, on.container_name);
    if (!place) return std::nullopt;
    const auto& state = live.record.containers[*place];
    const auto& shown = live.task.containers[*place];
    if (on.condition == "START") return state.started.has_value();
    if (on.condition == "HEALTHY") {
        if (state.has_exited) return std::nullopt;
        return shown.health_status == "HEALTHY";
    }
    if (!state.has_exited) return false;
    if (on.condition == "SUCCESS" && shown.exit_code != 0) return std::nullopt;
    return true;  // COMPLETE, SUCCESS
}

void set_status(LiveTask& live, std::string_view status) { live.task.last_status = std::string(status); }

void end_container(Context& context, LiveTask& live, std::size_t place, std::optional<std::int64_t> code, std::string reason) {
    auto& state = live.record.containers[place];
    auto& shown = live.task.containers[place];
    state.is_running = false;
    state.has_exited = true;
    state.stopped = context.now();
    shown.last_status = "STOPPED";
    shown.exit_code = code;
    if (!reason.empty()) shown.reason = std::move(reason);
}

// The last step: nothing of it runs any more.
void finish(Context& context, LiveTask& live) {
    if (live.record.is_over) return;
    for (std::size_t place = 0; place < live.record.containers.size(); ++place) {
        if (!live.record.containers[place].has_exited) end_container(context, live, place, std::nullopt, {});
        give_up_image(context, live.record.containers[place].image);
    }
    close_containers(context, live);
    set_status(live, "DEPROVISIONING");
    detach_interface(context, live);
    set_status(live, "STOPPED");
    live.record.is_over = true;
    live.task.stopped_at = context.now();
    if (!live.task.execution_stopped_at) live.task.execution_stopped_at = context.now();
    context.later(stopped_memory, "forget-task", live.record.id);
    if (!live.record.service.empty()) task_of_service_ended(context, live);
}

void finish_if_over(Context& context, LiveTask& live) {
    if (std::ranges::all_of(live.record.containers, is_over)) finish(context, live);
}

// What the runtime still runs of it is asked to end; what does not in its time is made to.
void ask_containers_to_end(Context& context, const LiveTask& live) {
    std::chrono::seconds longest{0};
    for (std::size_t place = 0; place < live.record.containers.size(); ++place) {
        const auto& state = live.record.containers[place];
        if (is_over(state)) continue;
        longest = std::max(longest, stop_timeout(live.definition.container_definitions[place]));
        if (state.is_running) signal_container(context, live, place, terminate_signal);
    }
    if (std::ranges::all_of(live.record.containers, is_over)) return;
    context.later(std::chrono::duration_cast<clock::Duration>(longest), "kill-containers", live.record.id);
}

void fail_to_start(Context& context, LiveTask& live, std::string reason) {
    stop_task(context, live, "TaskFailedToStart", std::move(reason));
}

// Starts every container whose dependencies hold. Fails with the reason that the task stops with.
Result<> start_ready(Context& context, LiveTask& live) {
    for (std::size_t place = 0; place < live.record.containers.size(); ++place) {
        auto& state = live.record.containers[place];
        if (state.is_asked_for) continue;
        const auto& container = live.definition.container_definitions[place];
        bool is_ready = true;
        for (const auto& on : container.depends_on) {
            const auto held = holds(live, on);
            if (!held) {
                return fail("TaskFailedToStart", "Dependency " + on.container_name + " of container " + state.name +
                                                     " did not become " + on.condition);
            }
            is_ready = is_ready && *held;
        }
        if (!is_ready) continue;
        BACKLOT_CHECK(open_log(context, live, place));
        BACKLOT_CHECK(start_container(context, live, place));
        if (container.start_timeout) context.later(std::chrono::seconds(*container.start_timeout), "check-start", state.metadata_id);
        state.is_asked_for = true;
        live.task.containers[place].last_status = "PENDING";
    }
    return {};
}

bool has_all_started(const LiveTask& live) {
    return std::ranges::all_of(live.record.containers, [](const ContainerState& state) { return state.started.has_value(); });
}

void begin_health(Context& context, const LiveTask& live, std::size_t place) {
    const auto& check = live.definition.container_definitions[place].health_check;
    if (!check) return;
    context.later(std::chrono::seconds(check->interval.value_or(30)), "check-health", live.record.containers[place].metadata_id);
}

void settle_health(LiveTask& live) {
    bool any = false;
    bool all = true;
    bool bad = false;
    for (std::size_t place = 0; place < live.record.containers.size(); ++place) {
        if (!live.definition.container_definitions[place].health_check || !is_essential(live, place)) continue;
        any = true;
        const auto& status = live.task.containers[place].health_status;
        all = all && status == "HEALTHY";
        bad = bad || status == "UNHEALTHY";
    }
    if (any) live.task.health_status = bad ? "UNHEALTHY" : all ? "HEALTHY" : "UNKNOWN";
}

void take_started(Context& context, LiveTask& live, std::size_t place) {
    auto& state = live.record.containers[place];
    if (state.has_exited) return;
    state.is_running = true;
    state.started = context.now();
    live.task.containers[place].last_status = "RUNNING";
    live.task.containers[place].runtime_id = state.metadata_id;
    if (live.is_to_stop()) return signal_container(context, live, place, terminate_signal);
    begin_health(context, live, place);
    if (auto started = start_ready(context, live); !started) return fail_to_start(context, live, started.error().message);
    if (!has_all_started(live) || live.task.last_status == "RUNNING") return;
    set_status(live, "RUNNING");
    live.task.started_at = context.now();
    if (!live.record.service.empty()) task_of_service_started(context, live);
}

// Whether the container's policy has it run again: it ran for its period since it was started, and this code is not ignored.
// Source: Developer Guide, "Restart individual containers in Amazon ECS tasks with container restart policies".
bool is_restarted(const Context& context, const LiveTask& live, std::size_t place, std::int64_t exit_code) {
    constexpr std::int64_t default_period_seconds = 300;
    const auto& policy = live.definition.container_definitions[place].restart_policy;
    if (!policy || !policy->enabled || live.is_to_stop()) return false;
    if (std::ranges::find(policy->ignored_exit_codes, exit_code) != policy->ignored_exit_codes.end()) return false;
    const auto ran = context.now() - live.record.containers[place].started.value_or(context.now());
    return ran >= std::chrono::seconds(policy->restart_attempt_period.value_or(default_period_seconds));
}

void take_exit(Context& context, LiveTask& live, std::size_t place, const ContainerEvent& event) {
    auto& state = live.record.containers[place];
    if (state.has_exited) return;
    if (!state.started) state.started = context.now();
    if (is_restarted(context, live, place, event.exit_code)) {
        state.is_running = false;
        ++state.restarts;
        state.failed_checks = 0;
        if (auto started = start_container(context, live, place); !started) fail_to_start(context, live, started.error().message);
        return;
    }
    end_container(context, live, place, event.exit_code,
                  event.is_out_of_memory ? "OutOfMemoryError: Container killed due to memory usage" : "");
    if (!live.is_to_stop()) {
        if (is_essential(live, place)) {
            live.task.execution_stopped_at = context.now();
            stop_task(context, live, "EssentialContainerExited", "Essential container in task exited");
            return;
        }
        if (auto started = start_ready(context, live); !started) return fail_to_start(context, live, started.error().message);
    }
    finish_if_over(context, live);
}

// What the agent does of a task with an interface: secrets, images, the first containers. Fails with the reason that it stops with.
Result<> start(Context& context, LiveTask& live) {
    BACKLOT_CHECK(need_runner(context));
    for (std::size_t i = 0; i < live.record.containers.size(); ++i) {
        const auto& container = live.definition.container_definitions[i];
        BACKLOT_CHECK(check_login(context, live, container));
        BACKLOT_TRY(values, fetch_secrets(context, live, container));
        live.record.containers[i].environment = seal_environment(context, values);
        BACKLOT_TRY(files, fetch_files(context, live, i));
        live.record.containers[i].files = seal_environment(context, files);
    }
    live.task.pull_started_at = context.now();
    for (std::size_t i = 0; i < live.record.containers.size(); ++i) {
        BACKLOT_CHECK(pull_script(context, live, i));
        BACKLOT_TRY(image, pull_image(context, live, live.definition.container_definitions[i]));
        if (!image.digest.empty()) live.task.containers[i].image_digest = image.digest;
        live.record.containers[i].image = std::move(image);
    }
    live.task.pull_stopped_at = context.now();
    BACKLOT_CHECK(open_containers(context, live));
    return start_ready(context, live);
}

}  // namespace

void begin_task(Context& context, const LiveTask& live) { context.later({}, "provision-task", live.record.id); }

void stop_task(Context& context, LiveTask& live, std::string_view code, std::string reason) {
    if (live.is_to_stop()) return finish_if_over(context, live);
    live.task.desired_status = "STOPPED";
    live.task.stop_code = std::string(code);
    live.task.stopped_reason = std::move(reason);
    live.task.stopping_at = context.now();
    set_status(live, live.task.last_status == "RUNNING" ? "DEACTIVATING" : "STOPPING");
    if (!live.record.service.empty()) task_of_service_stops(context, live);
    set_status(live, "STOPPING");
    ask_containers_to_end(context, live);
    finish_if_over(context, live);
}

Result<> provision(Context& context, const std::string& id) {
    auto live = find_task(context.view(), id);
    if (!live || live->record.is_over || live->task.last_status != "PROVISIONING") return {};
    if (live->is_to_stop()) {
        finish(context, *live);
    } else if (auto attached = attach_interface(context, *live); !attached) {
        fail_to_start(context, *live, attached.error().message);
    } else {
        set_status(*live, "PENDING");
        live->task.connectivity = "CONNECTED";
        live->task.connectivity_at = context.now();
        context.later(session_renewal, "renew-credentials", id);
        if (auto started = start(context, *live); !started) fail_to_start(context, *live, started.error().message);
    }
    store_task(context, *live);
    return {};
}

Result<> kill_containers(Context& context, const std::string& id) {
    auto live = find_task(context.view(), id);
    if (!live || live->record.is_over) return {};
    for (std::size_t place = 0; place < live->record.containers.size(); ++place) {
        if (!is_over(live->record.containers[place])) signal_container(context, *live, place, kill_signal);
    }
    return {};
}

Result<> renew_credentials(Context& context, const std::string& id) {
    auto live = find_task(context.view(), id);
    if (!live || live->record.is_over) return {};
    // A role that is gone, or does not trust ECS any more, gives no new session: the old one ends by itself.
    (void)assume_roles(context, *live);
    store_task(context, *live);
    context.later(session_renewal, "renew-credentials", id);
    return {};
}

Result<> forget(Context& context, const std::string& id) {
    const auto live = find_task(context.view(), id);
    if (live && live->record.is_over) erase_task(context, *live);
    return {};
}

Result<> take_event(Context& context, const std::string& payload) {
    BACKLOT_TRY(event, parse_event(payload));
    auto live = find_by_metadata(context.view(), event.container);
    if (!live || live->record.is_over) return {};
    const auto place = place_of_metadata(*live, event.container);
    if (!place) return {};
    happen(context, *live, *place, event);
    if (event.kind != "output") store_task(context, *live);
    return {};
}

void happen(Context& context, LiveTask& live, std::size_t place, const ContainerEvent& event) {
    if (event.kind == "output") {
        write_log(context, live, place, event.text);
    } else if (event.kind == "started") {
        take_started(context, live, place);
    } else if (event.kind == "exited") {
        take_exit(context, live, place, event);
    } else if (event.kind == "failed") {
        const auto reason = (event.text.starts_with(runtime::layer_failure) ? "CannotPullContainerError: " : "CannotStartContainerError: ") + event.text;
        end_container(context, live, place, std::nullopt, reason);
        fail_to_start(context, live, reason);
    } else if (event.kind == "executed") {
        take_health(context, live, place, event.exit_code);
    }
}

void take_health(Context& context, LiveTask& live, std::size_t place, std::int64_t exit_code) {
    const auto& check = live.definition.container_definitions[place].health_check;
    auto& state = live.record.containers[place];
    if (!check || !state.is_running || live.is_to_stop()) return;
    auto& shown = live.task.containers[place];
    const auto since = context.now() - state.started.value_or(context.now());
    if (exit_code == 0) {
        state.failed_checks = 0;
        shown.health_status = "HEALTHY";
    } else if (shown.health_status != "HEALTHY" && since < std::chrono::seconds(check->start_period.value_or(0))) {
        // Failures do not count while it starts.
    } else if (++state.failed_checks >= static_cast<std::uint64_t>(check->retries.value_or(3))) {
        shown.health_status = "UNHEALTHY";
    }
    settle_health(live);
    if (shown.health_status == "UNHEALTHY" && is_essential(live, place) && !live.record.service.empty()) {
        stop_task(context, live, "ServiceSchedulerInitiated", "Task failed container health checks");
        return;
    }
    begin_health(context, live, place);
    if (auto started = start_ready(context, live); !started) fail_to_start(context, live, started.error().message);
}

Result<> check_start(Context& context, const std::string& metadata_id) {
    auto live = find_by_metadata(context.view(), metadata_id);
    if (!live || live->record.is_over || live->is_to_stop()) return {};
    const auto place = place_of_metadata(*live, metadata_id);
    if (!place) return {};
    for (std::size_t i = 0; i < live->record.containers.size(); ++i) {
        if (live->record.containers[i].is_asked_for) continue;
        for (const auto& on : live->definition.container_definitions[i].depends_on) {
            if (on.container_name != live->record.containers[*place].name || holds(*live, on) == true) continue;
            fail_to_start(context, *live, "Dependency " + on.container_name + " of container " + live->record.containers[i].name + " did not become " +
                                              on.condition + " within its startTimeout");
            store_task(context, *live);
            return {};
        }
    }
    return {};
}

Result<> check_health(Context& context, const std::string& metadata_id) {
    const auto live = find_by_metadata(context.view(), metadata_id);
    if (!live || live->record.is_over || live->is_to_stop()) return {};
    const auto place = place_of_metadata(*live, metadata_id);
    if (!place || !live->record.containers[*place].is_running) return {};
    const auto& check = *live->definition.container_definitions[*place].health_check;
    std::vector<std::string> arguments(check.command.begin(), check.command.end());
    if (arguments.empty() || arguments.front() == "NONE") return {};
    if (arguments.front() == "CMD") {
        arguments.erase(arguments.begin());
    } else if (arguments.front() == "CMD-SHELL") {
        arguments = {"/bin/sh", "-c", arguments.size() > 1 ? arguments[1] : ""};
    } else {
        std::string line;
        for (const auto& word : arguments) line += (line.empty() ? "" : " ") + word;
        arguments = {"/bin/sh", "-c", line};
    }
    if (arguments.empty()) return {};
    run_in_container(context, *live, *place, std::move(arguments), std::chrono::seconds(check.timeout.value_or(5)));
    return {};
}

Result<> take_start(Context& context, const std::string&) {
    const bool goes_on = context.kernel().stage().tasks->scripts != nullptr;
    std::vector<std::string> open;
    store::scan(context.view(), tasks, [&](const TaskRecord& record) {
        if (!record.is_over) open.push_back(record.id);
    });
    for (const auto& id : open) {
        auto live = find_task(context.view(), id);
        if (!live) continue;
        live->record.has_network = false;
        // Their next steps stand in the state.
        if (std::ranges::none_of(live->record.containers, &ContainerState::is_asked_for)) continue;
        if (goes_on && std::ranges::any_of(live->record.containers, &ContainerState::is_scripted)) continue;
        for (std::size_t place = 0; place < live->record.containers.size(); ++place) {
            const auto& state = live->record.containers[place];
            if (state.is_asked_for && !state.has_exited) {
                end_container(context, *live, place, killed_code, "backlot was stopped while the container ran");
            }
        }
        stop_task(context, *live, "EssentialContainerExited", "Essential container in task exited");
        finish_if_over(context, *live);
        store_task(context, *live);
    }
    return {};
}

}  // namespace backlot::ecs
