// Runtime: running containers for real. It knows no AWS service: what a task is, which of its containers come first
// and what an exit means is for whoever asks.
//
// Everything that takes time is asked for and answered by an Event. Nothing is kept across the process: what a
// predecessor left in the same folder (containers, their cgroups) is ended when a runtime is opened there; its
// namespaces and mounts ended with it, since none is bound to a name.
//
// Thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace backlot::runtime {

// In every private network: where a task finds its credentials and its metadata.
inline constexpr std::string_view metadata_address = "169.254.170.2";
// And whom it asks for names. Source: Amazon VPC User Guide, "Amazon DNS server".
inline constexpr std::string_view name_server_address = "169.254.169.253";

// One layer of an image: a tar, compressed or not, whose digest names it in the cache.
struct Layer {
    std::string digest;  // "sha256:<hex>", of the tar as it is
    // Up to `length` of its bytes from `offset`; none at its end. Asked in order, from a thread of the runtime's, when a container
    // starts that has it.
    std::function<Result<std::string>(std::uint64_t offset, std::uint64_t length)> read;
};

struct BindMount {
    std::filesystem::path source;
    std::string target;
    bool is_read_only = false;
    std::string name = {};  // where the source is empty: a folder of the task's own, the same for all its containers
};

struct TemporaryMount {  // tmpfs
    std::string target;
    std::uint64_t size_bytes = 0;
    std::vector<std::string> options = {};
};

struct ResourceLimit {
    std::string name;  // "nofile", as `ulimit` calls it
    std::uint64_t soft = 0;
    std::uint64_t hard = 0;
};

// An address of its own in a private network. Networks of one name see each other and nothing else.
struct Attachment {
    std::string network;      // "vpc-0a1b2c3d"
    std::string address;      // "10.0.1.17"
    int prefix_length = 24;   // of its subnet
    std::string mac_address;  // "0a:58:..."; empty: the kernel's choice
};

// What may reach a task's address, or be reached from it.
struct FirewallRule {
    std::string peer;           // an IPv4 range: "10.0.0.0/8"
    std::string protocol = {};  // "tcp", "udp", "icmp", a number; empty: all
    int from_port = -1;         // of the one that is reached; icmp: the type; -1: all
    int to_port = -1;
    friend bool operator==(const FirewallRule&, const FirewallRule&) = default;
};
// Everything else is dropped, but answers, and what the two addresses above take and send.
struct Firewall {
    std::vector<FirewallRule> in = {};
    std::vector<FirewallRule> out = {};
    friend bool operator==(const Firewall&, const Firewall&) = default;
};

struct OpenTask {
    std::string task;
    std::string address;
};

struct ContainerSpec {
    std::string id;    // unique; letters, digits, - and _
    std::string task;  // containers of one task share a network namespace
    std::vector<Layer> layers = {};           // bottom first
    std::filesystem::path root_filesystem = {};  // instead of layers: a folder of this machine, which stays unchanged
    std::vector<std::string> arguments;
    std::vector<std::string> environment = {};  // NAME=VALUE
    std::string working_directory = "/";
    std::string user = {};                    // as an image has it: "", "1000", "1000:1000", "app", "app:staff"
    std::string host_name = {};
    bool is_read_only = false;
    std::uint64_t memory_bytes = 0;           // 0: no limit
    std::uint64_t cpu_shares = 0;             // 0: the default
    std::uint64_t process_limit = 0;          // 0: no limit
    std::vector<BindMount> binds = {};
    std::vector<TemporaryMount> temporary = {};
    std::vector<ResourceLimit> limits = {};
    bool has_init = false;  // its first process is one that passes signals on and takes in orphans
    std::vector<std::string> added_capabilities = {};    // "SYS_PTRACE"
    std::vector<std::string> dropped_capabilities = {};  // "ALL": every one
    std::vector<std::pair<std::string, std::string>> kernel_parameters = {};  // "net.core.somaxconn": "1024"
};

struct Event {
    enum class Kind { started, failed, exited, output, executed };
    Kind kind = Kind::started;
    std::string container;
    int exit_code = 0;              // exited, executed; 128 and the signal where one ended it
    bool is_out_of_memory = false;  // exited
    std::string text = {};          // failed: why; output: a piece of what it printed, line ends included
};

struct Statistics {
    std::uint64_t memory_bytes = 0;
    std::uint64_t cpu_nanoseconds = 0;
    std::uint64_t processes = 0;
};

// Called from the runtime's own threads, one at a time for a container. Must be short.
using Listener = std::function<void(Event)>;

class Runtime {
  public:
    virtual ~Runtime() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;

    // A task's network namespace, before its first container. Fails with NetworkUnavailable.
    [[nodiscard]] virtual Result<> open_task(std::string_view task, const Attachment& attachment) = 0;
    // After its last container has exited: takes its containers' files, cgroups and its namespace away.
    virtual void close_task(std::string_view task) = 0;
    [[nodiscard]] virtual std::vector<OpenTask> open_tasks(std::string_view network) const = 0;
    // In place of the one before; without any, everything passes. Nothing where the task is not open. Fails with NetworkUnavailable.
    [[nodiscard]] virtual Result<> set_firewall(std::string_view task, const Firewall& firewall) = 0;
    // A listening TCP socket inside a network, which is made where it is missing: the caller's to close.
    [[nodiscard]] virtual Result<int> listen(std::string_view network, std::string_view address, std::uint16_t port) = 0;
    // The same for datagrams.
    [[nodiscard]] virtual Result<int> listen_datagrams(std::string_view network, std::string_view address, std::uint16_t port) = 0;

    virtual void start(ContainerSpec spec) = 0;                        // started or failed follows
    virtual void signal(std::string_view container, int number) = 0;  // nothing where it has exited
    // Runs a command in a running container; executed follows, with exit code 124 where it took longer.
    virtual void execute(std::string_view container, std::vector<std::string> arguments, std::chrono::milliseconds limit) = 0;
    [[nodiscard]] virtual std::optional<Statistics> statistics(std::string_view container) const = 0;
};

// What this machine lets a runtime do; `missing` says why it cannot run at all, empty where it can.
struct Probe {
    std::string missing;
    bool has_memory_limits = false;
    bool has_process_limits = false;
    bool has_firewall = false;
};
[[nodiscard]] Probe probe_runc();

// Containers by runc, below `folder`. Fails with RuntimeUnavailable and what is missing.
[[nodiscard]] Result<std::unique_ptr<Runtime>> open_runc(const std::filesystem::path& folder, Listener listener);

// The same for a Docker Engine on this machine that listens at a socket. Its containers hang on the same networks as runc's.
[[nodiscard]] Probe probe_docker(const std::filesystem::path& socket);
// Images and containers of its own bear a label with `folder`, and are taken away at the end and at the next start.
[[nodiscard]] Result<std::unique_ptr<Runtime>> open_docker(const std::filesystem::path& socket, const std::filesystem::path& folder, Listener listener);

}  // namespace backlot::runtime
