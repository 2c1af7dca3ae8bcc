#include "services/ecs/definitions.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/encoding.h"
#include "identity/directory.h"
#include "services/ecs/errors.h"
#include "services/ecs/shapes.h"

namespace backlot::ecs {

namespace {

// A number with a unit behind it, in 1024ths: "0.5 GB" is 512, ".25 vCPU" is 256.
std::optional<std::int64_t> scaled(std::string_view text, std::string_view unit) {
    std::string digits;
    std::string rest;
    for (const char letter : text) {
        if ((letter >= '0' && letter <= '9') || letter == '.') {
            if (!rest.empty()) return std::nullopt;
            digits += letter;
        } else if (letter != ' ') {
            rest += letter;
        }
    }
    if (digits.empty()) return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || number < 0 || number > 1e9) return std::nullopt;
    if (rest.empty()) {
        if (digits.find('.') != digits.npos) return std::nullopt;
        return static_cast<std::int64_t>(number);
    }
    if (to_lower(rest) != unit) return std::nullopt;
    return static_cast<std::int64_t>(number * 1024);
}

struct FargateSize {
    std::int64_t cpu;
    std::int64_t memory_from;
    std::int64_t memory_to;
    std::int64_t step;
};
// Source: Developer Guide, "Task size" (task CPU and memory of Fargate).
constexpr FargateSize fargate_sizes[] = {{256, 512, 2048, 0},         {512, 1024, 4096, 1024},   {1024, 2048, 8192, 1024},
                                         {2048, 4096, 16384, 1024},   {4096, 8192, 30720, 1024}, {8192, 16384, 61440, 4096},
                                         {16384, 32768, 122880, 8192}};

bool is_fargate_size(std::int64_t cpu, std::int64_t memory) {
    for (const auto& size : fargate_sizes) {
        if (size.cpu != cpu) continue;
        if (size.step == 0) return memory == 512 || memory == 1024 || memory == 2048;
        return memory >= size.memory_from && memory <= size.memory_to && (memory - size.memory_from) % size.step == 0;
    }
    return false;
}

bool must_run(const ContainerDefinition& container) { return container.essential.value_or(true); }

// Whether a container waits for itself, by way of others.
bool waits_for_itself(const model::List<ContainerDefinition>& containers, const std::string& name) {
    std::set<std::string> seen;
    std::vector<std::string> open{name};
    while (!open.empty()) {
        const auto one = open.back();
        open.pop_back();
        const auto found = std::ranges::find(containers, one, &ContainerDefinition::name);
        if (found == containers.end()) continue;
        for (const auto& on : found->depends_on) {
            if (on.container_name == name) return true;
            if (seen.insert(on.container_name).second) open.push_back(on.container_name);
        }
    }
    return false;
}

// Those that Fargate sets apart from the machine's own. Source: Developer Guide, "System controls".
bool is_own_parameter(std::string_view name) {
    constexpr std::string_view prefixes[] = {"net.", "fs.mqueue.", "kernel.msg", "kernel.sem", "kernel.shm"};
    return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return name.starts_with(prefix); });
}

Result<> check_features(const RegisterTaskDefinitionInput& input, const ContainerDefinition& container, const std::string& name) {
    constexpr std::size_t files_limit = 10;
    if (container.environment_files.size() > files_limit) return errors::client("Container '" + name + "' has more than 10 environment files.");
    for (const auto& file : container.environment_files) {
        if (!file.value.starts_with("arn:aws:s3:::") || !file.value.ends_with(".env")) {
            return errors::client("Invalid environment file '" + file.value + "'. It must be the ARN of an object of Amazon S3 that ends with .env.");
        }
    }
    for (const auto& from : container.volumes_from) {
        if (std::ranges::find(input.container_definitions, from.source_container, &ContainerDefinition::name) == input.container_definitions.end()) {
            return errors::client("Container '" + name + "' mounts the volumes of '" + from.source_container.value_or("") + "', which does not exist in the task definition.");
        }
    }
    for (const auto& control : container.system_controls) {
        if (!is_own_parameter(control.namespace_.value_or(""))) return errors::client("Invalid system control '" + control.namespace_.value_or("") + "' of container '" + name + "'.");
    }
    if (container.restart_policy) {
        const auto period = container.restart_policy->restart_attempt_period.value_or(60);
        if (period < 60 || period > 1800) return errors::client("restartAttemptPeriod must be between 60 and 1800.");
        if (container.restart_policy->ignored_exit_codes.size() > 50) return errors::client("A restart policy can ignore up to 50 exit codes.");
    }
    const bool is_fargate = std::ranges::find(input.requires_compatibilities, "FARGATE") != input.requires_compatibilities.end();
    if (is_fargate && container.start_timeout && (*container.start_timeout < 2 || *container.start_timeout > 120)) {
        return errors::client("Invalid startTimeout of container '" + name + "'. It must be between 2 and 120.");
    }
    if (!container.linux_parameters || !container.linux_parameters->capabilities) return {};
    for (const auto& added : container.linux_parameters->capabilities->add) {
        if (is_fargate && added != "SYS_PTRACE") return errors::client("Fargate adds the capability SYS_PTRACE alone, not '" + added + "'.");
    }
    return {};
}

Result<> check_ports(const RegisterTaskDefinitionInput& input, const ContainerDefinition& container, const std::string& name) {
    constexpr std::int64_t highest_port = 65'535;
    for (const auto& mapping : container.port_mappings) {
        if (mapping.container_port_range) continue;
        const auto port = mapping.container_port.value_or(0);
        if (port < 1 || port > highest_port) return errors::client("Invalid 'containerPort' setting for container '" + name + "'.");
        const auto host = mapping.host_port.value_or(0);
        if (input.network_mode == "awsvpc" && host != 0 && host != port) {
            return errors::client("When networkMode=awsvpc, the host ports and container ports in port mappings must match.");
        }
    }
    return {};
}

Result<> check_secrets(const RegisterTaskDefinitionInput& input, const ContainerDefinition& container) {
    for (const auto& secret : container.secrets) {
        const auto same = std::ranges::find_if(container.environment, [&](const auto& one) { return one.name == secret.name; });
        if (same == container.environment.end()) continue;
        return errors::client("The secret name must be unique and not shared with any new or existing environment variables set on the "
                              "container, such as '" + secret.name + "'.");
    }
    const bool is_fargate = std::ranges::find(input.requires_compatibilities, "FARGATE") != input.requires_compatibilities.end();
    if (container.secrets.empty() || input.execution_role_arn || is_fargate) return {};  // of Fargate's it is said so
    return errors::client("When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.");
}

Result<> check_container(const RegisterTaskDefinitionInput& input, const ContainerDefinition& container) {
    const auto name = container.name.value_or("");
    if (!is_plain_name(name)) return errors::client("Container.name contains invalid characters.");
    if (container.image.value_or("").empty()) return errors::client("Container.image should not be null or empty.");
    if (!input.memory && !container.memory && !container.memory_reservation) {
        return errors::client("Invalid setting for container '" + name +
                              "'. At least one of 'memory' or 'memoryReservation' must be specified.");
    }
    if (container.memory && *container.memory < 6) {
        return errors::client("Invalid setting for container '" + name + "'. The minimum memory limit is 6 MiB.");
    }
    if (container.memory && container.memory_reservation && *container.memory_reservation > *container.memory) {
        return errors::client("Invalid setting for container '" + name +
                              "'. 'memoryReservation' must be less than or equal to 'memory'.");
    }
    for (const auto& on : container.depends_on) {
        const auto other = std::ranges::find(input.container_definitions, on.container_name, &ContainerDefinition::name);
        if (other == input.container_definitions.end()) {
            return errors::client("Container '" + name + "' depends on container '" + on.container_name +
                                  "', which does not exist in the task definition.");
        }
        if ((on.condition == "SUCCESS" || on.condition == "COMPLETE") && must_run(*other)) {
            return errors::client("A dependency container with SUCCESS or COMPLETE condition cannot be an essential container");
        }
        if (on.condition == "HEALTHY" && !other->health_check) {
            return errors::client("Container '" + name + "' depends on the health of container '" + on.container_name +
                                  "', which has no health check.");
        }
    }
    BACKLOT_CHECK(check_ports(input, container, name));
    BACKLOT_CHECK(check_secrets(input, container));
    BACKLOT_CHECK(check_features(input, container, name));
    if (waits_for_itself(input.container_definitions, name)) {
        return errors::client("The container dependencies of the task definition contain a cycle.");
    }
    for (const auto& mount : container.mount_points) {
        if (std::ranges::find(input.volumes, mount.source_volume, &Volume::name) == input.volumes.end()) {
            return errors::client("Unknown volume '" + mount.source_volume.value_or("") + "'.");
        }
    }
    if (container.log_configuration && container.log_configuration->log_driver == "awslogs") {
        const auto& options = container.log_configuration->options;
        for (const char* needed : {"awslogs-group", "awslogs-region"}) {
            if (!options.contains(needed)) {
                return errors::client("Log driver awslogs requires options: awslogs-region, awslogs-group");
            }
        }
    }
    return {};
}

}  // namespace

std::optional<std::int64_t> cpu_units(std::string_view text) { return scaled(text, "vcpu"); }
std::optional<std::int64_t> memory_mib(std::string_view text) { return scaled(text, "gb"); }

std::optional<FoundDefinition> find_definition(const Context& context, std::string_view named) {
    const auto name = parse_definition(named);
    if (!name || (!name->account.empty() && name->account != context.account())) return std::nullopt;
    const auto home = home_of(context);
    std::optional<DefinitionRecord> record;
    if (name->revision) {
        record = context.find(definitions, home.account, home.region, name->family, *name->revision);
    } else {
        const auto family = context.find(families, home.account, home.region, name->family);
        for (auto revision = family ? family->newest : 0; revision > 0 && !record; --revision) {
            record = context.find(definitions, home.account, home.region, name->family, revision);
            if (record && shape_from<TaskDefinition>(record->shape).status != "ACTIVE") record.reset();
        }
    }
    if (!record) return std::nullopt;
    return FoundDefinition{.definition = shape_from<TaskDefinition>(record->shape), .tags = record->tags};
}

Result<FoundDefinition> need_active_definition(const Context& context, std::string_view named) {
    auto found = find_definition(context, named);
    if (!found) return errors::client("TaskDefinition not found.");
    if (found->definition.status != "ACTIVE") return errors::client("TaskDefinition is inactive");
    return std::move(*found);
}

void store_definition(Context& context, const TaskDefinition& definition, const Tags& tags) {
    const auto home = home_of(context);
    store::put(context.writes(), definitions, DefinitionRecord{.shape = store_text(definition), .tags = tags}, home.account,
               home.region, *definition.family, static_cast<std::uint64_t>(*definition.revision));
}

std::string role_arn_of(const Context& context, const std::optional<std::string>& role) {
    if (!role || role->empty()) return {};
    if (role->starts_with("arn:")) return *role;
    if (const auto found = identity::find_role(context.view(), context.account(), *role)) {
        return identity::role_arn(context.account(), *found);
    }
    return "arn:aws:iam::" + context.account() + ":role/" + *role;
}

void ask_to_pass_both(Access& access, const Context& context, const std::optional<std::string>& task_role,
                      const std::optional<std::string>& execution_role) {
    ask_to_pass(access, role_arn_of(context, task_role));
    ask_to_pass(access, role_arn_of(context, execution_role));
}

Result<> check_definition(const RegisterTaskDefinitionInput& input) {
    if (!is_plain_name(input.family)) {
        return errors::client("Family contains invalid characters.");
    }
    const auto& containers = input.container_definitions;
    if (containers.empty()) return errors::client("Container list cannot be empty.");
    std::set<std::string> names;
    for (const auto& container : containers) {
        BACKLOT_CHECK(check_container(input, container));
        if (!names.insert(*container.name).second) return errors::client("Container names must be unique.");
    }
    for (const auto& volume : input.volumes) {
        if (!is_plain_name(volume.name.value_or(""))) return errors::client("Volume.name contains invalid characters.");
    }
    if (std::ranges::none_of(containers, must_run)) {
        return errors::client("Invalid 'containerDefinitions' setting. At least one container must be essential.");
    }
    std::int64_t reserved = 0;
    for (const auto& container : containers) reserved += container.memory_reservation.value_or(container.memory.value_or(0));
    if (input.cpu) {
        const auto units = cpu_units(*input.cpu);
        if (!units) return errors::client("Invalid 'cpu' setting for task.");
        std::int64_t sum = 0;
        for (const auto& container : containers) sum += container.cpu.value_or(0);
        if (sum > *units) {
            return errors::client("The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.");
        }
    }
    if (input.ephemeral_storage) {
        const auto size = input.ephemeral_storage->size_in_gi_b;
        if (size < 21) return errors::client("EphemeralStorage size should be at least 21");
        if (size > 200) return errors::client("EphemeralStorage size should be at most 200");
    }
    if (input.memory) {
        const auto memory = memory_mib(*input.memory);
        if (!memory) return errors::client("Invalid 'memory' setting for task.");
        for (const auto& container : containers) {
            if (container.memory.value_or(0) > *memory) {
                return errors::client("Invalid setting for container '" + *container.name +
                                      "'. The 'memory' setting for the container is greater than for the task.");
            }
        }
        if (reserved > *memory) {
            return errors::client("Invalid setting for task. The sum of the memory of its containers is greater than for the task.");
        }
    }
    if (std::ranges::find(input.requires_compatibilities, "FARGATE") != input.requires_compatibilities.end()) {
        return check_fargate(input);
    }
    return {};
}

Result<> check_fargate_size(std::string_view cpu, std::string_view memory) {
    const auto units = cpu_units(cpu);
    const auto mib = memory_mib(memory);
    if (!units || !mib || !is_fargate_size(*units, *mib)) {
        return errors::client("No Fargate configuration exists for given values: " +
                              (units ? std::to_string(*units) : std::string(cpu)) + " CPU, " +
                              (mib ? std::to_string(*mib) : std::string(memory)) +
                              " memory. See the Amazon ECS documentation for the valid values.");
    }
    return {};
}

Result<> check_fargate(const RegisterTaskDefinitionInput& input) {
    if (input.network_mode.value_or("") != "awsvpc") return errors::client("Fargate only supports network mode 'awsvpc'.");
    if (!input.cpu) return errors::client("Fargate requires that 'cpu' be defined at the task level.");
    if (!input.memory) return errors::client("Fargate requires that 'memory' be defined at the task level.");
    BACKLOT_CHECK(check_fargate_size(*input.cpu, *input.memory));
    for (const auto& volume : input.volumes) {
        if (volume.host && volume.host->source_path) {
            return errors::client("Fargate does not support the 'host.sourcePath' setting of volumes.");
        }
    }
    for (const auto& container : input.container_definitions) {
        if (container.privileged.value_or(false)) {
            return errors::client("Fargate does not support 'privileged' containers.");
        }
        const auto needs_role = [&](std::string_view what) {
            return errors::client("Fargate requires task definition to have execution role ARN to support " + std::string(what) + ".");
        };
        if (input.execution_role_arn) continue;
        if (container.log_configuration && container.log_configuration->log_driver == "awslogs") return needs_role("log driver awslogs");
        if (container.image && container.image->find(".dkr.ecr.") != std::string::npos) return needs_role("ECR images");
        if (!container.secrets.empty()) return needs_role("secrets");
        if (container.repository_credentials) return needs_role("repository credentials");
    }
    return {};
}

}  // namespace backlot::ecs
