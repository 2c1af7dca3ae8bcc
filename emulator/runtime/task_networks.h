// TaskNetworks: the namespaces of the open tasks, each hung on its private network and with its firewall. What all backends that run
// containers have in common. Thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/firewall.h"
#include "runtime/network.h"
#include "runtime/process.h"
#include "runtime/runtime.h"

namespace backlot::runtime {

class TaskNetworks {
  public:
    // In a new namespace, or in one that is there. Fails with NetworkUnavailable.
    [[nodiscard]] Result<> open(std::string_view task, const Attachment& attachment, Descriptor own = {});
    void close(std::string_view task);
    [[nodiscard]] bool has(std::string_view task) const;
    // The namespace's descriptor, which lasts as long as the task is open; -1 where it is not.
    [[nodiscard]] int namespace_of(std::string_view task) const;
    [[nodiscard]] std::vector<OpenTask> in(std::string_view network) const;
    [[nodiscard]] std::vector<std::string> all() const;
    [[nodiscard]] Result<> set_firewall(std::string_view task, const Firewall& firewall);
    // `kind`: SOCK_STREAM, SOCK_DGRAM.
    [[nodiscard]] Result<int> listen(std::string_view network, std::string_view address, std::uint16_t port, int kind);

  private:
    struct Task {
        Descriptor network_namespace;
        std::string network;
        std::string address;
        std::shared_ptr<HeldFirewall> firewall = std::make_shared<HeldFirewall>();
    };

    Networks networks_;
    mutable std::mutex mutex_;
    std::map<std::string, Task, std::less<>> tasks_;
};

}  // namespace backlot::runtime
