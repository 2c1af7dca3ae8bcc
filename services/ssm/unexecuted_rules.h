// Policies of parameters that are kept and that nothing here carries out: notifications.
#pragma once

#include <vector>

#include "services/ssm/access.h"

namespace backlot::ssm {

[[nodiscard]] std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view);
// Tells of a version's notifications.
void tell_unexecuted(Context& context, const ParameterKey& key, const VersionRecord& version);

}  // namespace backlot::ssm
