// Firewalls: rules of nftables inside a task's own namespace, which its processes cannot change. The only door to libnftables.
//
// Peers are elements of sets, one for each protocol and range of ports: a further peer is one element more. Where something goes, the
// kernel waits until no processor looks at it any more, some 15 ms.
//
// Source: nft(8); libnftables(3).
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "base/error.h"
#include "runtime/runtime.h"

namespace backlot::runtime {

// As nft reads it: what stands there goes in the same transaction.
[[nodiscard]] std::string ruleset_of(const Firewall& firewall);
// The elements to add where nothing else differs; nothing where something does.
[[nodiscard]] std::optional<std::string> additions_to(const Firewall& before, const Firewall& after);

// That of a namespace. Thread-safe.
class HeldFirewall {
  public:
    // Fails with NetworkUnavailable.
    [[nodiscard]] Result<> hold(int network_namespace, const Firewall& firewall);

  private:
    std::mutex mutex_;
    std::optional<Firewall> held_;
};

}  // namespace backlot::runtime
