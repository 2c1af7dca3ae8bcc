#include "services/ecs/new_task.h"

#include "services/ecs/network.h"
#include "services/ecs/roles.h"
#include "services/ecs/script.h"
#include "services/ecs/shapes.h"
#include "services/ecs/task_life.h"

namespace backlot::ecs {

namespace {

constexpr std::size_t task_id_digits = 32;
constexpr std::int64_t default_storage_gib = 20;

void add_containers(Context& context, LiveTask& live) {
    for (const auto& container : live.definition.container_definitions) {
        ContainerState state{.name = *container.name};
        state.metadata_id = live.record.id + "-" + context.ids().digits(10);
        Container shown{.container_arn = container_arn(live.home(), live.record.cluster, live.record.id, context.ids().uuid()),
                        .task_arn = live.arn(),
                        .name = container.name,
                        .image = container.image,
                        .last_status = "PENDING"};
        shown.network_interfaces.given = true;
        shown.health_status = "UNKNOWN";
        shown.cpu = std::to_string(container.cpu.value_or(0));
        if (container.memory) shown.memory = std::to_string(*container.memory);
        if (container.memory_reservation) shown.memory_reservation = std::to_string(*container.memory_reservation);
        live.task.containers.push_back(std::move(shown));
        live.record.containers.push_back(std::move(state));
    }
}

}  // namespace

Result<LiveTask> make_task(Context& context, const Home& home, const TaskRequest& request) {
    LiveTask live;
    live.definition = request.definition.definition;
    auto& record = live.record;
    record.account = home.account;
    record.region = home.region;
    record.cluster = request.cluster;
    record.id = context.ids().hex(task_id_digits);
    record.credentials_id = context.ids().uuid();
    record.tags = request.tags;
    record.service = request.service;
    record.deployment = request.deployment;
    record.definition = store_text(live.definition);
    record.network_request = store_text(request.network);

    auto& task = live.task;
    task.task_arn = task_arn(home, request.cluster, record.id);
    task.cluster_arn = cluster_arn(home, request.cluster);
    task.task_definition_arn = live.definition.task_definition_arn;
    task.attachments.push_back(new_attachment(context, request.network));
    task.attributes.push_back({.name = "ecs.cpu-architecture", .value = "x86_64"});
    task.created_at = context.now();
    task.desired_status = "RUNNING";
    task.last_status = "PROVISIONING";
    task.launch_type = request.launch_type;
    if (!request.capacity_provider.empty()) task.capacity_provider_name = request.capacity_provider;
    task.platform_version = request.platform_version;
    task.platform_family = "Linux";
    task.enable_execute_command = request.enable_execute_command;
    task.group = request.group.empty() ? "family:" + *live.definition.family : request.group;
    task.health_status = "UNKNOWN";
    if (!request.started_by.empty()) task.started_by = request.started_by;
    task.cpu = live.definition.cpu;
    task.memory = live.definition.memory;
    task.ephemeral_storage = live.definition.ephemeral_storage.value_or(EphemeralStorage{.size_in_gi_b = default_storage_gib});
    task.overrides = request.overrides.value_or(TaskOverride{});
    task.overrides->container_overrides.given = true;
    task.overrides->inference_accelerator_overrides.given = true;
    if (task.overrides->cpu) task.cpu = task.overrides->cpu;
    if (task.overrides->memory) task.memory = task.overrides->memory;
    if (task.overrides->ephemeral_storage) task.ephemeral_storage = task.overrides->ephemeral_storage;
    record.task_role = task.overrides->task_role_arn ? *task.overrides->task_role_arn : live.definition.task_role_arn.value_or("");
    record.execution_role = task.overrides->execution_role_arn ? *task.overrides->execution_role_arn
                                                                : live.definition.execution_role_arn.value_or("");
    task.version = 0;
    BACKLOT_CHECK(assume_roles(context, live));
    add_containers(context, live);
    count_launch(context, live);
    enter_task(context, live);
    store_task(context, live);
    begin_task(context, live);
    return live;
}

}  // namespace backlot::ecs
