// Whether there is a resource of any kind by an id.
#pragma once

#include <string_view>

#include "services/ec2/tables.h"

namespace backlot::ec2 {

// Fails with Invalid...ID.NotFound, InvalidID (an id of no kind that is built).
[[nodiscard]] Result<> check_exists(const Context& context, std::string_view id);

}  // namespace backlot::ec2
