#include "services/ecs/container_spec.h"

#include <algorithm>

#include "services/ecs/definitions.h"
#include "services/ecs/secrets.h"

namespace backlot::ecs {

namespace {

constexpr std::uint64_t mebibyte = 1024 * 1024;
constexpr std::int64_t default_stop_seconds = 30;
constexpr std::uint64_t fewest_shares = 2;

using Environment = std::map<std::string, std::string>;

void put_pairs(Environment& environment, const model::List<KeyValuePair>& pairs) {
    for (const auto& pair : pairs) environment.insert_or_assign(pair.name.value_or(""), pair.value.value_or(""));
}

void put_agent(Environment& environment, const LiveTask& live, std::size_t place) {
    const std::string address = "http://" + std::string(runtime::metadata_address);
    const auto& state = live.record.containers[place];
    environment.insert_or_assign("ECS_CONTAINER_METADATA_URI", address + "/v3/" + state.metadata_id);
    environment.insert_or_assign("ECS_CONTAINER_METADATA_URI_V4", address + "/v4/" + state.metadata_id);
    environment.insert_or_assign("AWS_REGION", live.record.region);
    environment.insert_or_assign("AWS_DEFAULT_REGION", live.record.region);
    environment.insert_or_assign("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE");
    if (!live.record.task_role.empty()) {
        environment.insert_or_assign("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/" + live.record.credentials_id);
    }
    // Not ECS's: where the emulator itself is, for every SDK.
    environment.emplace("AWS_ENDPOINT_URL", address);
}

// An empty list is no list: Dagster sends both empty. Another entry point than the image's has no use for the image's command.
std::vector<std::string> arguments_of(const ImageState& image, const ContainerDefinition& container, const ContainerOverride* over) {
    std::vector<std::string> arguments = container.entry_point.empty() ? image.entry_point : container.entry_point;
    auto command = container.entry_point.empty() ? image.command : std::vector<std::string>{};
    if (!container.command.empty()) command = container.command;
    if (over != nullptr && !over->command.empty()) command = over->command;
    arguments.insert(arguments.end(), command.begin(), command.end());
    return arguments;
}

std::uint64_t memory_of(const LiveTask& live, const ContainerDefinition& container, const ContainerOverride* over) {
    const auto own = over != nullptr && over->memory ? over->memory : container.memory;
    if (own) return static_cast<std::uint64_t>(*own) * mebibyte;
    const auto whole = memory_mib(live.task.memory.value_or(""));
    return whole ? static_cast<std::uint64_t>(*whole) * mebibyte : 0;
}

void add_linux_parameters(runtime::ContainerSpec& spec, const ContainerDefinition& container) {
    for (const auto& limit : container.ulimits) {
        spec.limits.push_back({.name = limit.name,
                               .soft = static_cast<std::uint64_t>(limit.soft_limit),
                               .hard = static_cast<std::uint64_t>(limit.hard_limit)});
    }
    for (const auto& control : container.system_controls) {
        spec.kernel_parameters.emplace_back(control.namespace_.value_or(""), control.value.value_or(""));
    }
    if (!container.linux_parameters) return;
    spec.has_init = container.linux_parameters->init_process_enabled.value_or(false);
    if (container.linux_parameters->capabilities) {
        spec.added_capabilities = container.linux_parameters->capabilities->add;
        spec.dropped_capabilities = container.linux_parameters->capabilities->drop;
    }
    for (const auto& mount : container.linux_parameters->tmpfs) {
        spec.temporary.push_back({.target = mount.container_path,
                                  .size_bytes = static_cast<std::uint64_t>(mount.size) * mebibyte,
                                  .options = mount.mount_options});
    }
}

void add_mounts(runtime::ContainerSpec& spec, const kernel::Tasks& stage, const ContainerDefinition& container, bool is_read_only) {
    for (const auto& mount : container.mount_points) {
        const auto name = mount.source_volume.value_or("");
        const auto own = stage.volumes.find(name);
        spec.binds.push_back({.source = own == stage.volumes.end() ? std::filesystem::path{} : own->second,
                              .target = mount.container_path.value_or(""),
                              .is_read_only = is_read_only || mount.read_only.value_or(false),
                              .name = name});
    }
}

// Its own, and those of the containers that it names.
void add_volumes(runtime::ContainerSpec& spec, const kernel::Tasks& stage, const LiveTask& live, const ContainerDefinition& container) {
    add_mounts(spec, stage, container, false);
    for (const auto& from : container.volumes_from) {
        if (const auto place = place_of(live, from.source_container.value_or(""))) {
            add_mounts(spec, stage, live.definition.container_definitions[*place], from.read_only.value_or(false));
        }
    }
}

}  // namespace

std::chrono::seconds stop_timeout(const ContainerDefinition& container) {
    return std::chrono::seconds(container.stop_timeout.value_or(default_stop_seconds));
}

Result<Fetched> fetched_for(const Context& context, const ContainerState& state) {
    BACKLOT_TRY(secrets, open_environment(context, state.environment));
    BACKLOT_TRY(files, open_environment(context, state.files));
    return Fetched{.secrets = std::move(secrets), .files = std::move(files)};
}

std::map<std::string, std::string> environment_of(const LiveTask& live, std::size_t place, const Fetched& fetched) {
    Environment environment{{"PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}};
    for (const auto& pair : live.record.containers[place].image.environment) {
        const auto equals = std::min(pair.find('='), pair.size());
        environment.insert_or_assign(pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())));
    }
    for (const auto& [name, value] : fetched.files) environment.insert_or_assign(name, value);
    put_pairs(environment, live.definition.container_definitions[place].environment);
    for (const auto& [name, value] : fetched.secrets) environment.insert_or_assign(name, value);
    if (const auto* over = override_of(live, place)) put_pairs(environment, over->environment);
    put_agent(environment, live, place);
    return environment;
}

Result<runtime::ContainerSpec> container_spec(const kernel::Tasks& stage, const LiveTask& live, std::size_t place,
                                              const Fetched& fetched) {
    const auto& container = live.definition.container_definitions[place];
    const auto* over = override_of(live, place);
    const auto& image = live.record.containers[place].image;
    runtime::ContainerSpec spec{.id = live.record.containers[place].metadata_id,
                                .task = live.record.id,
                                .root_filesystem = image.folder,
                                .arguments = arguments_of(image, container, over)};
    auto environment = environment_of(live, place, fetched);
    const auto host_name = container.hostname.value_or("ip-" + [&] {
        auto dashed = live.record.address;
        std::ranges::replace(dashed, '.', '-');
        return dashed;
    }() + "." + live.record.region + ".compute.internal");
    environment.emplace("HOSTNAME", host_name);
    for (const auto& [name, value] : environment) spec.environment.push_back(name + "=" + value);
    spec.host_name = host_name.substr(0, 63);
    spec.working_directory = container.working_directory.value_or(image.working_directory.empty() ? "/" : image.working_directory);
    spec.user = container.user.value_or(image.user);
    spec.is_read_only = container.readonly_root_filesystem.value_or(false);
    spec.memory_bytes = memory_of(live, container, over);
    const auto cpu = over != nullptr && over->cpu ? over->cpu : container.cpu;
    spec.cpu_shares = std::max<std::uint64_t>(static_cast<std::uint64_t>(std::max<std::int64_t>(cpu.value_or(0), 0)), fewest_shares);
    add_linux_parameters(spec, container);
    add_volumes(spec, stage, live, container);
    if (spec.arguments.empty()) {
        return fail("CannotStartContainerError", "CannotCreateContainerError: no command specified");
    }
    return spec;
}

}  // namespace backlot::ecs
