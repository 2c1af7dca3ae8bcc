#include "services/ecs/scheduler.h"

#include <algorithm>

#include "services/ecs/connect.h"
#include "services/ecs/deployments.h"
#include "services/ecs/discovery.h"
#include "services/ecs/errors.h"
#include "services/ecs/new_task.h"
#include "services/ecs/protection.h"
#include "services/ecs/script.h"
#include "services/ecs/shapes.h"
#include "services/ecs/task_life.h"
#include "services/ecs/task_sets.h"

namespace backlot::ecs {

namespace {

constexpr std::size_t event_limit = 100;
constexpr std::int64_t fewest_failures = 3;  // of the circuit breaker
constexpr std::int64_t most_failures = 200;
constexpr std::chrono::seconds first_delay{1};
constexpr std::chrono::seconds longest_delay{60};

Deployment* primary_of(Service& service) {
    const auto found = std::ranges::find(service.deployments, "PRIMARY", &Deployment::status);
    return found == service.deployments.end() ? nullptr : &*found;
}

std::vector<LiveTask> tasks_of(const Context& context, const LiveService& live) {
    std::vector<LiveTask> all;
    store::scan(context.view(), tasks, [&](const TaskRecord& record) {
        if (record.is_over || record.service != live.name()) return;
        if (auto task = find_task(context.view(), record.id)) all.push_back(*std::move(task));
    }, live.record.account, live.record.region, live.record.cluster);
    return all;
}

bool runs(const LiveTask& live) { return live.task.last_status == "RUNNING" && !live.is_to_stop(); }

bool is_usable(const LiveTask& live) {
    if (!runs(live)) return false;
    const bool has_check = std::ranges::any_of(live.definition.container_definitions, [](const ContainerDefinition& container) {
        return container.health_check && container.essential.value_or(true);
    });
    return !has_check || live.task.health_status == "HEALTHY";
}

std::int64_t percent_up(std::int64_t count, std::int64_t percent) { return (count * percent + 99) / 100; }

std::string named(const LiveService& live) { return "(service " + live.name() + ")"; }

// One more task. An event says why there is none.
bool launch(Context& context, LiveService& live, const Deployment& deployment) {
    const auto& service = live.service;
    const auto name = parse_definition(deployment.task_definition.value_or(""));
    std::optional<DefinitionRecord> record;
    if (name && name->revision) {
        record = context.find(definitions, live.record.account, live.record.region, name->family, *name->revision);
    }
    if (!record) {
        add_event(context, live, named(live) + " was unable to place a task: the task definition does not exist.");
        return false;
    }
    TaskRequest request{.cluster = live.record.cluster,
                        .definition = {.definition = shape_from<TaskDefinition>(record->shape), .tags = record->tags},
                        .network = {}};
    request.launch_type = deployment.launch_type.value_or("FARGATE");
    request.platform_version = platform_of(deployment.platform_version);
    if (!deployment.capacity_provider_strategy.empty()) {
        request.capacity_provider = deployment.capacity_provider_strategy.front().capacity_provider;
    }
    if (deployment.network_configuration && deployment.network_configuration->awsvpc_configuration) {
        request.network = *deployment.network_configuration->awsvpc_configuration;
    }
    if (service.propagate_tags == "SERVICE") request.tags = live.record.tags;
    if (service.propagate_tags == "TASK_DEFINITION") request.tags = record->tags;
    if (service.enable_ecs_managed_tags.value_or(false)) {
        request.tags.insert_or_assign("aws:ecs:clusterName", live.record.cluster);
        request.tags.insert_or_assign("aws:ecs:serviceName", live.name());
    }
    request.started_by = *deployment.id;
    request.group = "service:" + live.name();
    request.service = live.name();
    request.deployment = *deployment.id;
    request.enable_execute_command = service.enable_execute_command.value_or(false);
    if (const auto reason = refuse_launch(context, request.definition.definition)) {
        add_event(context, live, named(live) + " was unable to place a task. Reason: " + *reason + ".");
        return false;
    }
    const auto made = make_task(context, live.home(), request);
    if (!made) {
        add_event(context, live, named(live) + " failed to launch a task with (error " + made.error().message + ").");
        return false;
    }
    add_event(context, live, named(live) + " has started 1 tasks: (task " + made->record.id + ").");
    return true;
}

void stop_one(Context& context, LiveService& live, LiveTask& task, std::string reason) {
    add_event(context, live, named(live) + " has stopped 1 running tasks: (task " + task.record.id + ").");
    stop_task(context, task, "ServiceSchedulerInitiated", std::move(reason));
    store_task(context, task);
}

// How many tasks that never ran make a deployment fail.
std::int64_t failure_limit(std::int64_t desired) { return std::clamp((desired + 1) / 2, fewest_failures, most_failures); }

bool is_broken(const LiveService& live, const Deployment& primary) {
    const auto& configuration = live.service.deployment_configuration;
    return configuration && configuration->deployment_circuit_breaker && configuration->deployment_circuit_breaker->enable &&
           primary.rollout_state == "IN_PROGRESS" &&
           static_cast<std::int64_t>(live.record.failures) >= failure_limit(primary.desired_count.value_or(0));
}

// The circuit breaker: the deployment has failed; where it may, the one before comes back.
void break_deployment(Context& context, LiveService& live, Deployment& primary) {
    primary.rollout_state = "FAILED";
    primary.rollout_state_reason = "ECS deployment circuit breaker: tasks failed to start.";
    add_event(context, live, named(live) + " (deployment " + *primary.id + ") deployment failed: tasks failed to start.");
    const auto before = std::ranges::find_if(live.service.deployments, [](const Deployment& one) {
        return one.status != "PRIMARY" && one.rollout_state == "COMPLETED";
    });
    if (!live.service.deployment_configuration->deployment_circuit_breaker->rollback || before == live.service.deployments.end()) {
        primary.desired_count = 0;
        return;
    }
    const auto earlier = *before->id;
    const auto configured = before->service_connect_configuration;
    const auto names = before->service_connect_resources;
    add_event(context, live, named(live) + " rolling back to deployment " + earlier + ".");
    live.service.task_definition = before->task_definition;
    live.service.network_configuration = before->network_configuration;
    begin_deployment(context, live);
    auto* now = primary_of(live.service);
    now->service_connect_configuration = configured;
    now->service_connect_resources = names;
    now->rollout_state_reason = "ECS deployment circuit breaker: rolling back to deploymentId " + earlier + ".";
    keep_deployments(context, live);  // while the one that failed is still there
}

// Each task set keeps its share; one that drains goes with its last task.
void reconcile_task_sets(Context& context, LiveService& live, const std::string& payload) {
    auto all = tasks_of(context, live);
    bool could = true;
    for (const auto& task_set : live.service.task_sets) {
        std::vector<LiveTask*> own;
        for (auto& task : all) {
            if (!task.is_to_stop() && task.record.deployment == task_set.id) own.push_back(&task);
        }
        const auto desired = task_set.computed_desired_count.value_or(0);
        std::ranges::sort(own, {}, [](const LiveTask* one) { return one->task.created_at; });
        std::ranges::stable_partition(own, [&](const LiveTask* one) { return is_protected(*one, context.now()); });
        while (static_cast<std::int64_t>(own.size()) > desired && !is_protected(*own.back(), context.now())) {
            stop_one(context, live, *own.back(), "Scaling activity initiated by (task set " + *task_set.id + ")");
            own.pop_back();
        }
        Deployment like{.id = task_set.id, .task_definition = task_set.task_definition, .launch_type = task_set.launch_type,
                        .platform_version = task_set.platform_version, .network_configuration = task_set.network_configuration};
        like.capacity_provider_strategy = task_set.capacity_provider_strategy;
        for (auto count = static_cast<std::int64_t>(own.size()); could && count < desired; ++count) could = launch(context, live, like);
    }
    if (!could) {
        ++live.record.failures;
        context.later(std::chrono::duration_cast<clock::Duration>(longest_delay), "reconcile-service", payload);
    }
    all = tasks_of(context, live);
    const auto has_tasks = [&](const TaskSet& one) {
        return std::ranges::any_of(all, [&](const LiveTask& task) { return task.record.deployment == one.id; });
    };
    std::erase_if(live.service.task_sets, [&](const TaskSet& one) { return one.status == "DRAINING" && !has_tasks(one); });
    count_tasks(context, live);
    for (auto& one : live.service.task_sets) {
        const bool is_steady = one.running_count == one.computed_desired_count && one.pending_count == 0;
        if ((one.stability_status == "STEADY_STATE") == is_steady) continue;
        one.stability_status = is_steady ? "STEADY_STATE" : "STABILIZING";
        one.stability_status_at = context.now();
    }
    if (live.service.status == "DRAINING" && all.empty()) live.service.status = "INACTIVE";
}

void settle(Context& context, LiveService& live) {
    auto* primary = primary_of(live.service);
    if (primary == nullptr) return;
    count_tasks(context, live);
    // An older deployment ends with its last task.
    std::erase_if(live.service.deployments, [](const Deployment& one) {
        return one.status != "PRIMARY" && one.running_count.value_or(0) + one.pending_count.value_or(0) == 0;
    });
    primary = primary_of(live.service);
    const bool is_alone = live.service.deployments.size() == 1;
    const bool is_steady = is_alone && primary->running_count == primary->desired_count && primary->pending_count == 0;
    if (!is_steady) return;
    if (primary->rollout_state == "IN_PROGRESS") {
        primary->rollout_state = "COMPLETED";
        primary->rollout_state_reason = "ECS deployment " + *primary->id + " completed.";
        add_event(context, live, named(live) + " (deployment " + *primary->id + ") deployment completed.");
    }
    if (!live.record.is_steady) {
        live.record.is_steady = true;
        add_event(context, live, named(live) + " has reached a steady state.");
    }
}

}  // namespace

std::optional<LiveService> find_service(const Context& context, const Home& home, std::string_view cluster, std::string_view named_as) {
    auto record = context.find(services, home.account, home.region, cluster, last_part(named_as));
    if (!record) return std::nullopt;
    LiveService live{.record = *std::move(record), .service = {}};
    live.service = shape_from<Service>(live.record.shape);
    return live;
}

void count_tasks(const Context& context, LiveService& live) {
    for (auto& deployment : live.service.deployments) {
        deployment.running_count = 0;
        deployment.pending_count = 0;
    }
    std::int64_t running = 0;
    std::int64_t pending = 0;
    for (auto& task_set : live.service.task_sets) {
        task_set.running_count = 0;
        task_set.pending_count = 0;
    }
    for (const auto& task : tasks_of(context, live)) {
        if (task.is_to_stop()) continue;
        const bool is_up = runs(task);
        ++(is_up ? running : pending);
        for (auto& task_set : live.service.task_sets) {
            auto& count = is_up ? task_set.running_count : task_set.pending_count;
            if (task_set.id == task.record.deployment) count = count.value_or(0) + 1;
        }
        const auto own = std::ranges::find(live.service.deployments, task.record.deployment, &Deployment::id);
        if (own == live.service.deployments.end()) continue;
        auto& count = is_up ? own->running_count : own->pending_count;
        count = count.value_or(0) + 1;
    }
    live.service.running_count = running;
    live.service.pending_count = pending;
}

void store_service(Context& context, LiveService& live) {
    count_tasks(context, live);
    keep_deployments(context, live);
    live.record.shape = store_text(live.service);
    store::put(context.writes(), services, live.record, live.record.account, live.record.region, live.record.cluster, live.name());
}

void add_event(Context& context, LiveService& live, std::string message) {
    live.service.events.insert(live.service.events.begin(),
                               {.id = context.ids().uuid(), .created_at = context.now(), .message = std::move(message)});
    if (live.service.events.size() > event_limit) live.service.events.resize(event_limit);
}

void begin_deployment(Context& context, LiveService& live) {
    auto& service = live.service;
    for (auto& one : service.deployments) {
        if (one.status == "PRIMARY") one.status = "ACTIVE";
    }
    Deployment made{.id = "ecs-svc/" + context.ids().digits(19), .status = "PRIMARY", .task_definition = service.task_definition};
    made.desired_count = service.desired_count;
    made.pending_count = 0;
    made.running_count = 0;
    made.failed_tasks = 0;
    made.created_at = context.now();
    made.updated_at = context.now();
    made.launch_type = service.launch_type;
    made.capacity_provider_strategy = service.capacity_provider_strategy;
    made.platform_version = platform_of(service.platform_version);
    made.platform_family = service.platform_family;
    made.network_configuration = service.network_configuration;
    made.rollout_state = "IN_PROGRESS";
    made.rollout_state_reason = "ECS deployment " + *made.id + " in progress.";
    service.deployments.insert(service.deployments.begin(), std::move(made));
    live.record.failures = 0;
    live.record.is_steady = false;
}

void wake(Context& context, const LiveService& live, std::chrono::minutes after) {
    context.later(after, "reconcile-service",
                  live.record.account + "/" + live.record.region + "/" + live.record.cluster + "/" + live.name());
}

Result<> reconcile(Context& context, const std::string& payload) {
    std::vector<std::string> parts{""};
    for (const char letter : payload) {
        if (letter == '/') parts.emplace_back();
        else parts.back() += letter;
    }
    if (parts.size() != 4) return {};
    auto found = find_service(context, {.account = parts[0], .region = parts[1]}, parts[2], parts[3]);
    if (!found || found->service.status == "INACTIVE") return {};
    auto& live = *found;
    if (is_external(live.service)) {
        reconcile_task_sets(context, live, payload);
        store_service(context, live);
        return {};
    }
    auto* primary = primary_of(live.service);
    if (primary == nullptr) return {};
    if (is_broken(live, *primary)) {
        break_deployment(context, live, *primary);
        primary = primary_of(live.service);
    }
    const bool is_draining = live.service.status == "DRAINING";
    const auto desired = is_draining ? 0 : primary->rollout_state == "FAILED" ? 0 : live.service.desired_count.value_or(0);
    auto all = tasks_of(context, live);
    std::vector<LiveTask*> own;
    std::vector<LiveTask*> older;
    std::int64_t usable = 0;
    for (auto& task : all) {
        if (task.is_to_stop()) continue;
        (task.record.deployment == *primary->id ? own : older).push_back(&task);
        if (is_usable(task)) ++usable;
    }
    const auto& configuration = live.service.deployment_configuration;
    const auto most = std::max<std::int64_t>(desired * (configuration ? configuration->maximum_percent.value_or(200) : 200) / 100, desired > 0 ? 1 : 0);
    const auto fewest = percent_up(desired, configuration ? configuration->minimum_healthy_percent.value_or(100) : 100);

    // Too many of the deployment itself: the youngest go first.
    std::ranges::sort(own, {}, [](const LiveTask* one) { return one->task.created_at; });
    // Those that are protected stay, and go last where they are not any more.
    std::ranges::stable_partition(own, [&](const LiveTask* one) { return is_protected(*one, context.now()); });
    while (static_cast<std::int64_t>(own.size()) > desired && !is_protected(*own.back(), context.now())) {
        if (is_usable(*own.back())) --usable;
        stop_one(context, live, *own.back(), "Scaling activity initiated by (deployment " + *primary->id + ")");
        own.pop_back();
    }
    // Older tasks go as long as enough are left that are usable.
    for (auto* task : older) {
        if (is_protected(*task, context.now())) continue;
        const bool counts = is_usable(*task);
        if (counts && usable - 1 < fewest) continue;
        if (counts) --usable;
        stop_one(context, live, *task, "Scaling activity initiated by (deployment " + *primary->id + ")");
    }
    // New ones come as long as there are not too many.
    auto total = static_cast<std::int64_t>(own.size());
    for (const auto* task : older) total += task->is_to_stop() ? 0 : 1;
    bool could = true;
    while (could && static_cast<std::int64_t>(own.size()) < desired && total < std::max(most, desired)) {
        could = launch(context, live, *primary);
        if (!could) break;
        own.push_back(nullptr);
        ++total;
    }
    if (!could) {
        ++live.record.failures;
        context.later(std::chrono::duration_cast<clock::Duration>(
                          std::min(longest_delay, first_delay * static_cast<std::int64_t>(1ULL << std::min<std::uint64_t>(live.record.failures, 6)))),
                      "reconcile-service", payload);
    }
    if (is_draining && own.empty() && std::ranges::all_of(all, [](const LiveTask& one) { return one.record.is_over; })) {
        live.service.status = "INACTIVE";
    }
    settle(context, live);
    drop_names(context, live);
    store_service(context, live);
    return {};
}

void task_of_service_started(Context& context, LiveTask& live) {
    auto service = find_service(context, live.home(), live.record.cluster, live.record.service);
    if (!service) return;
    register_instance(context, live, service->service);
    if (is_external(service->service)) service->record.failures = 0;
    store_task(context, live);  // counted as it is now
    store_service(context, *service);
    wake(context, *service);
}

void task_of_service_stops(Context& context, LiveTask& live) {
    deregister_instance(context, live);
}

void task_of_service_ended(Context& context, LiveTask& live) {
    auto service = find_service(context, live.home(), live.record.cluster, live.record.service);
    if (!service) return;
    auto* primary = primary_of(service->service);
    const bool never_ran = !live.task.started_at;
    if (primary != nullptr && live.record.deployment == *primary->id && live.task.stop_code != "ServiceSchedulerInitiated" && never_ran) {
        ++service->record.failures;
        primary->failed_tasks = primary->failed_tasks.value_or(0) + 1;
        add_event(context, *service, named(*service) + " was unable to start a task: " + live.task.stopped_reason.value_or(""));
    } else if (is_external(service->service) && live.task.stop_code != "ServiceSchedulerInitiated" && never_ran) {
        ++service->record.failures;
        add_event(context, *service, named(*service) + " was unable to start a task: " + live.task.stopped_reason.value_or(""));
    }
    service->record.is_steady = false;
    store_task(context, live);
    store_service(context, *service);
    if (service->record.failures == 0 || !never_ran) return wake(context, *service);
    // Tasks that do not come up are tried again ever more slowly.
    const auto delay = std::min(longest_delay, first_delay * static_cast<std::int64_t>(1ULL << std::min<std::uint64_t>(service->record.failures - 1, 6)));
    context.later(std::chrono::duration_cast<clock::Duration>(delay), "reconcile-service",
                  live.record.account + "/" + live.record.region + "/" + live.record.cluster + "/" + live.record.service);
}

}  // namespace backlot::ecs
