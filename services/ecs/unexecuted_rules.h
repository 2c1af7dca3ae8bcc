// What of Service Connect is kept and not carried out: there is no proxy that changes a port, keeps time, encrypts or logs.
#pragma once

#include <vector>

#include "services/ecs/access.h"

namespace backlot::ecs {

[[nodiscard]] std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view);
// Whether its tasks take part in Service Connect.
[[nodiscard]] bool is_connected(const Service& service);
// That an alias has another port than its container, or that the proxy is configured; nothing where neither is so.
[[nodiscard]] std::optional<kernel::UnexecutedRule> connect_rule(const store::View& view, const Home& home, const Service& service);

}  // namespace backlot::ecs
