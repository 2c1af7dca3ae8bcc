// The organization's delegation policy as the operations answer it.
#pragma once

#include "services/organizations/organization.h"

namespace backlot::organizations {

[[nodiscard]] ResourcePolicy describe_resource_policy(const Context& context,
                                                      const identity::Organization& organization);

}  // namespace backlot::organizations
