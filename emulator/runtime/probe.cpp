// What this machine lets the runtime do.
#include <unistd.h>

#include "runtime/cgroup.h"
#include "runtime/firewall.h"
#include "runtime/netlink.h"
#include "runtime/network.h"
#include "runtime/process.h"
#include "runtime/runtime.h"

namespace backlot::runtime {

namespace fs = std::filesystem;

Probe probe_runc() {
    Probe probe;
    if (::geteuid() != 0) {
        probe.missing = "containers want root";
        return probe;
    }
    const auto version = run({"runc", "--version"});
    if (!version || version->exit_code != 0) {
        probe.missing = "runc is not installed";
        return probe;
    }
    if (const auto made = Networks{}.attach({.network = "probe", .address = "10.0.0.2", .prefix_length = 24, .mac_address = {}}); !made) {
        probe.missing = made.error().message;
        return probe;
    }
    const auto own = new_network_namespace();
    probe.has_firewall = own && HeldFirewall().hold(own->get(), {}).has_value();
    const fs::path root = "/sys/fs/cgroup";
    const auto controllers = read_file(root / "cgroup.controllers");
    probe.has_memory_limits = fs::exists(root / "memory") || controllers.find("memory") != std::string::npos;
    probe.has_process_limits = fs::exists(root / "pids") || controllers.find("pids") != std::string::npos;
    return probe;
}

}  // namespace backlot::runtime
