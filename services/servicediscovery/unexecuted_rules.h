// Private DNS namespaces: their services are discovered by the API, and no DNS name is answered.
#pragma once

#include <vector>

#include "services/servicediscovery/access.h"

namespace backlot::servicediscovery {

[[nodiscard]] std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view);
[[nodiscard]] kernel::UnexecutedRule dns_rule(std::string arn);

}  // namespace backlot::servicediscovery
