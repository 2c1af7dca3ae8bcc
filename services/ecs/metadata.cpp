#include "services/ecs/metadata.h"

#include "clock/format.h"
#include "identity/authenticate.h"
#include "runtime/runtime.h"
#include "services/ecs/definitions.h"

namespace backlot::ecs {

namespace {

constexpr double units_in_cpu = 1024.0;

std::string time_of(const std::optional<Time>& time) { return time ? clock::iso8601(*time) : std::string{}; }

Json networks_of(const LiveTask& live) {
    return Json::array({Json::object({{"NetworkMode", "awsvpc"}, {"IPv4Addresses", Json::array({live.record.address})}})});
}

}  // namespace

Json container_metadata(const LiveTask& live, std::size_t place) {
    const auto& definition = live.definition.container_definitions[place];
    const auto& state = live.record.containers[place];
    const auto& shown = live.task.containers[place];
    auto json = Json::object({{"DockerId", state.metadata_id},
                              {"Name", state.name},
                              {"DockerName", state.name},
                              {"Image", definition.image.value_or("")}});
    auto labels = Json::object({{"com.amazonaws.ecs.cluster", *live.task.cluster_arn},
                                {"com.amazonaws.ecs.container-name", state.name},
                                {"com.amazonaws.ecs.task-arn", live.arn()},
                                {"com.amazonaws.ecs.task-definition-family", *live.definition.family},
                                {"com.amazonaws.ecs.task-definition-version", std::to_string(*live.definition.revision)}});
    for (const auto& [name, value] : definition.docker_labels) labels.set(name, value);
    json.set("Labels", std::move(labels));
    json.set("DesiredStatus", live.task.desired_status.value_or("RUNNING"));
    json.set("KnownStatus", shown.last_status.value_or("PENDING"));
    if (shown.exit_code) json.set("ExitCode", *shown.exit_code);
    auto limits = Json::object({{"CPU", definition.cpu.value_or(0)}});
    if (definition.memory) limits.set("Memory", *definition.memory);
    json.set("Limits", std::move(limits));
    json.set("CreatedAt", time_of(live.task.created_at));
    if (state.started) json.set("StartedAt", time_of(state.started));
    if (state.stopped) json.set("FinishedAt", time_of(state.stopped));
    json.set("Type", "NORMAL");
    if (definition.restart_policy && definition.restart_policy->enabled) json.set("RestartCount", state.restarts);
    json.set("ContainerARN", shown.container_arn.value_or(""));
    if (!state.stream.empty()) {
        json.set("LogDriver", "awslogs");
        json.set("LogOptions", Json::object({{"awslogs-group", definition.log_configuration->options.at("awslogs-group")},
                                             {"awslogs-region", definition.log_configuration->options.at("awslogs-region")},
                                             {"awslogs-stream", state.stream}}));
    }
    if (definition.health_check) json.set("Health", Json::object({{"status", shown.health_status.value_or("UNKNOWN")}}));
    json.set("Networks", networks_of(live));
    json.set("Snapshotter", "overlayfs");
    return json;
}

Json task_metadata(const LiveTask& live, bool with_tags) {
    Json::Array containers;
    for (std::size_t place = 0; place < live.record.containers.size(); ++place) containers.push_back(container_metadata(live, place));
    auto json = Json::object({{"Cluster", *live.task.cluster_arn},
                              {"TaskARN", live.arn()},
                              {"Family", *live.definition.family},
                              {"Revision", std::to_string(*live.definition.revision)},
                              {"DesiredStatus", live.task.desired_status.value_or("")},
                              {"KnownStatus", live.task.last_status.value_or("")}});
    auto limits = Json::object();
    if (const auto cpu = cpu_units(live.task.cpu.value_or(""))) limits.set("CPU", static_cast<double>(*cpu) / units_in_cpu);
    if (const auto memory = memory_mib(live.task.memory.value_or(""))) limits.set("Memory", *memory);
    json.set("Limits", std::move(limits));
    if (live.task.pull_started_at) json.set("PullStartedAt", time_of(live.task.pull_started_at));
    if (live.task.pull_stopped_at) json.set("PullStoppedAt", time_of(live.task.pull_stopped_at));
    json.set("AvailabilityZone", live.task.availability_zone.value_or(""));
    json.set("LaunchType", live.task.launch_type.value_or("FARGATE"));
    json.set("Containers", Json(std::move(containers)));
    if (!live.record.service.empty()) json.set("ServiceName", live.record.service);
    json.set("VPCID", live.record.network);
    if (with_tags) {
        auto tags = Json::object();
        for (const auto& [key, value] : live.record.tags) tags.set(key, value);
        json.set("TaskTags", std::move(tags));
    }
    return json;
}

Json container_statistics(const kernel::Tasks& stage, const LiveTask& live, std::size_t place) {
    if (stage.runtime == nullptr) return nullptr;
    const auto& state = live.record.containers[place];
    const auto statistics = stage.runtime->statistics(state.metadata_id);
    if (!statistics) return nullptr;
    return Json::object({{"id", state.metadata_id},
                         {"name", state.name},
                         {"cpu_stats", Json::object({{"cpu_usage", Json::object({{"total_usage", statistics->cpu_nanoseconds}})}})},
                         {"memory_stats", Json::object({{"usage", statistics->memory_bytes}})},
                         {"pids_stats", Json::object({{"current", statistics->processes}})}});
}

std::optional<Json> task_credentials(const kernel::Stage& stage, const store::View& view, const LiveTask& live) {
    if (live.record.task_key.empty()) return std::nullopt;
    const auto found = identity::find_credential(view, live.record.task_key, stage.clock->now());
    if (!found || !found->caller.session) return std::nullopt;
    return Json::object({{"RoleArn", live.record.task_role},
                         {"AccessKeyId", live.record.task_key},
                         {"SecretAccessKey", found->secret},
                         {"Token", found->token},
                         // SDKs compare it with their own clock.
                         {"Expiration", clock::iso8601(stage.clock->to_wall(found->caller.session->expires))}});
}

}  // namespace backlot::ecs
