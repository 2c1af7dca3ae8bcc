// Netlink: the few things that the runtime asks of the kernel's network: namespaces, bridges, pairs of interfaces,
// addresses and routes. The only door to libmnl.
//
// A namespace is held by a descriptor and bound to no name: it ends with the last process in it and the last
// descriptor of it. Thread-safe.
//
// Source: rtnetlink(7), veth(4), network_namespaces(7).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "runtime/process.h"

namespace backlot::runtime {

// A new network namespace, its loopback interface up. Fails with NetworkUnavailable.
[[nodiscard]] Result<Descriptor> new_network_namespace();
// Runs `work` on a thread that is in the namespace.
[[nodiscard]] Result<> in_namespace(int network_namespace, const std::function<Result<>()>& work);

// Each of these acts on the namespace of the calling thread and fails with NetworkUnavailable.
[[nodiscard]] Result<> add_bridge(const std::string& name);
// One end here, put on the bridge; the other end in another namespace. An empty MAC address is the kernel's choice.
[[nodiscard]] Result<> add_pair(const std::string& name, const std::string& bridge, int other_namespace,
                                const std::string& other_name, const std::string& other_mac);
[[nodiscard]] Result<> add_address(const std::string& interface, const std::string& address, int prefix_length);
[[nodiscard]] Result<> set_up(const std::string& interface);
// Through a gateway, or on the link itself where there is none; "0.0.0.0" and 0 are the default route.
[[nodiscard]] Result<> add_route(const std::string& interface, const std::string& destination, int prefix_length,
                                 const std::string& gateway);

}  // namespace backlot::runtime
