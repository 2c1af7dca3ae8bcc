// ECS's records: clusters, task definitions, tasks, services, account settings. Tables 280 to 299.
//
// What AWS shows of a thing is kept as the JSON of its shape, so that it comes back exactly as it went in; beside it
// stands what the shape does not hold. Tags stand apart, since the shapes show them only where they are asked for.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clock/clock.h"
#include "store/record.h"
#include "store/table.h"

namespace backlot::ecs {

using clock::Time;
using store::field;
using Tags = std::map<std::string, std::string>;

inline constexpr std::size_t tag_limit = 50;

// Key: account, region, name.
struct ClusterRecord {
    std::string shape = {};  // Cluster
    Tags tags = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&ClusterRecord::shape), field<2>(&ClusterRecord::tags)};
    }
};

// Key: account, region, family, revision.
struct DefinitionRecord {
    std::string shape = {};  // TaskDefinition
    Tags tags = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&DefinitionRecord::shape), field<2>(&DefinitionRecord::tags)};
    }
};

// Revisions are never given twice, deleted or not. Key: account, region, family.
struct FamilyRecord {
    std::uint64_t newest = 0;

    static constexpr auto fields() { return std::tuple{field<1>(&FamilyRecord::newest)}; }
};

// What the runtime knows of a container of a task, in the order of the task definition.
// A run of a layer's bytes: in the blob store, kept for the task, or small and here.
struct ImagePiece {
    std::string blob = {};
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::string bytes = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&ImagePiece::blob), field<2>(&ImagePiece::offset), field<3>(&ImagePiece::size), field<4>(&ImagePiece::bytes)};
    }
};

struct ImageLayer {
    std::string digest = {};
    std::vector<ImagePiece> pieces = {};

    static constexpr auto fields() { return std::tuple{field<1>(&ImageLayer::digest), field<2>(&ImageLayer::pieces)}; }
};

// What a container's image was when the task was prepared.
struct ImageState {
    std::string folder = {};  // of this machine; or else its layers, bottom first
    std::string digest = {};
    std::vector<ImageLayer> layers = {};
    std::vector<std::string> environment = {};  // NAME=VALUE
    std::vector<std::string> entry_point = {};
    std::vector<std::string> command = {};
    std::string working_directory = {};
    std::string user = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&ImageState::folder),      field<2>(&ImageState::digest),
                          field<3>(&ImageState::layers),      field<4>(&ImageState::environment),
                          field<5>(&ImageState::entry_point), field<6>(&ImageState::command),
                          field<7>(&ImageState::working_directory), field<8>(&ImageState::user)};
    }
};

struct ContainerState {
    std::string name = {};
    std::string metadata_id = {};      // what its metadata address ends with
    bool is_asked_for = false;         // the runtime was told to start it
    bool is_running = false;
    bool has_exited = false;
    std::optional<Time> started = {};
    std::optional<Time> stopped = {};
    std::string environment = {};      // sealed: what its secrets resolved to, as a JSON object
    std::string stream = {};           // its log stream, where it has the awslogs driver
    std::uint64_t failed_checks = 0;   // health checks, one after another
    ImageState image = {};
    bool is_scripted = false;          // a script stands for it
    std::uint64_t launch = 0;          // which of the image's launches it is, from 0
    std::uint64_t next_step = 0;
    std::string kept = {};             // sealed: what the script's steps kept, as a JSON object
    std::string files = {};            // sealed: what its environment files say, as a JSON object
    std::uint64_t restarts = 0;

    static constexpr auto fields() {
        return std::tuple{field<1>(&ContainerState::name),         field<2>(&ContainerState::metadata_id),
                          field<3>(&ContainerState::is_asked_for), field<4>(&ContainerState::is_running),
                          field<5>(&ContainerState::has_exited),   field<6>(&ContainerState::started),
                          field<7>(&ContainerState::stopped),      field<8>(&ContainerState::environment),
                          field<9>(&ContainerState::stream),       field<10>(&ContainerState::failed_checks),
                          field<11>(&ContainerState::image),        field<12>(&ContainerState::is_scripted),
                          field<13>(&ContainerState::launch),       field<14>(&ContainerState::next_step),
                          field<15>(&ContainerState::kept),         field<16>(&ContainerState::files),
                          field<17>(&ContainerState::restarts)};
    }
};

// Key: account, region, cluster, id.
struct TaskRecord {
    std::string account = {};
    std::string region = {};
    std::string cluster = {};     // name
    std::string id = {};
    std::string shape = {};       // Task
    Tags tags = {};
    std::string definition = {};  // TaskDefinition, as it was when the task was asked for
    std::string task_role = {};   // ARNs; empty: none
    std::string execution_role = {};
    std::string task_key = {};    // access key ids of their sessions
    std::string execution_key = {};
    std::string credentials_id = {};
    std::string network_request = {};  // AwsVpcConfiguration
    std::string network = {};     // the VPC
    std::string address = {};
    std::string interface_id = {};
    std::string service = {};     // the name of the service that it belongs to
    std::string deployment = {};
    std::vector<ContainerState> containers = {};
    bool has_network = false;     // the runtime holds a namespace for it
    bool is_over = false;         // STOPPED
    std::optional<Time> protected_until = {};
    std::vector<std::string> registrations = {};  // ids of the services of Cloud Map whose instance it is

    static constexpr auto fields() {
        return std::tuple{field<1>(&TaskRecord::account),         field<2>(&TaskRecord::region),
                          field<3>(&TaskRecord::cluster),         field<4>(&TaskRecord::id),
                          field<5>(&TaskRecord::shape),           field<6>(&TaskRecord::tags),
                          field<7>(&TaskRecord::definition),      field<8>(&TaskRecord::task_role),
                          field<9>(&TaskRecord::execution_role),  field<10>(&TaskRecord::task_key),
                          field<11>(&TaskRecord::execution_key),  field<12>(&TaskRecord::credentials_id),
                          field<13>(&TaskRecord::network_request), field<14>(&TaskRecord::network),
                          field<15>(&TaskRecord::address),        field<16>(&TaskRecord::interface_id),
                          field<17>(&TaskRecord::service),        field<18>(&TaskRecord::deployment),
                          field<19>(&TaskRecord::containers),     field<20>(&TaskRecord::has_network),
                          field<21>(&TaskRecord::is_over),         field<22>(&TaskRecord::protected_until),
                          field<23>(&TaskRecord::registrations)};
    }
};

// Where a task is, by what is known of it elsewhere. Key: "task", "credentials" or "metadata", and the id.
struct TaskPlace {
    std::string account = {};
    std::string region = {};
    std::string cluster = {};
    std::string id = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&TaskPlace::account), field<2>(&TaskPlace::region),
                          field<3>(&TaskPlace::cluster), field<4>(&TaskPlace::id)};
    }
};

// A request that was made with a client token. Key: account, region, cluster, token.
struct TokenRecord {
    std::string digest = {};  // of the request
    std::vector<std::string> tasks = {};
    Time time{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&TokenRecord::digest), field<2>(&TokenRecord::tasks), field<3>(&TokenRecord::time)};
    }
};

// Key: account, region, cluster, name.
struct ServiceRecord {
    std::string account = {};
    std::string region = {};
    std::string cluster = {};
    std::string shape = {};  // Service; its deployments and events too
    Tags tags = {};
    std::uint64_t failures = 0;  // tasks of the primary deployment that did not come up
    bool is_steady = false;      // said so since the last change
    std::string request = {};    // the digest of the one that created it
    std::string namespace_arn = {};  // of Service Connect; empty: not connected
    std::string namespace_name = {};
    std::vector<std::string> connect_services = {};  // ARNs of what Cloud Map holds for its discovery names

    static constexpr auto fields() {
        return std::tuple{field<1>(&ServiceRecord::account), field<2>(&ServiceRecord::region),
                          field<3>(&ServiceRecord::cluster), field<4>(&ServiceRecord::shape),
                          field<5>(&ServiceRecord::tags),    field<6>(&ServiceRecord::failures),
                          field<7>(&ServiceRecord::is_steady), field<8>(&ServiceRecord::request),
                          field<9>(&ServiceRecord::namespace_arn), field<10>(&ServiceRecord::namespace_name),
                          field<11>(&ServiceRecord::connect_services)};
    }
};

// Key: account, region, principal's ARN ("" for the account's default), setting.
struct SettingRecord {
    std::string value = {};

    static constexpr auto fields() { return std::tuple{field<1>(&SettingRecord::value)}; }
};

// A deployment of a service and what it deploys; kept after it is over. Key: account, region, cluster, service, id.
struct DeploymentRecord {
    std::string id = {};          // digits
    std::string deployment = {};  // "ecs-svc/...", by which its tasks and the service's shape know it
    std::string shape = {};       // ServiceDeployment
    std::string revision = {};    // ServiceRevision

    static constexpr auto fields() {
        return std::tuple{field<1>(&DeploymentRecord::id), field<2>(&DeploymentRecord::deployment), field<3>(&DeploymentRecord::shape),
                          field<4>(&DeploymentRecord::revision)};
    }
};

// How often an image with a script was launched. Key: its name.
struct LaunchCount {
    std::uint64_t count = 0;

    static constexpr auto fields() { return std::tuple{field<1>(&LaunchCount::count)}; }
};

inline constexpr store::Table<ClusterRecord> clusters{280, "ecs clusters"};
inline constexpr store::Table<DefinitionRecord> definitions{281, "ecs task definitions"};
inline constexpr store::Table<FamilyRecord> families{282, "ecs families"};
inline constexpr store::Table<TaskRecord> tasks{283, "ecs tasks"};
inline constexpr store::Table<TaskPlace> places{284, "ecs task places"};
inline constexpr store::Table<TokenRecord> tokens{285, "ecs client tokens"};
inline constexpr store::Table<ServiceRecord> services{286, "ecs services"};
inline constexpr store::Table<SettingRecord> settings{287, "ecs settings"};
inline constexpr store::Table<LaunchCount> launches{288, "ecs launches of scripts"};
inline constexpr store::Table<DeploymentRecord> deployments_table{289, "ecs service deployments"};

}  // namespace backlot::ecs
