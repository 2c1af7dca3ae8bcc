// Service Connect: kept, shown, and not carried out.
#pragma once

#include <vector>

#include "services/ecs/access.h"

namespace backlot::ecs {

[[nodiscard]] std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view);
[[nodiscard]] kernel::UnexecutedRule connect_rule(std::string arn);
[[nodiscard]] bool is_connected(const Service& service);

}  // namespace backlot::ecs
