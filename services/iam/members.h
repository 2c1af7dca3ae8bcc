// Who is in which group. A user holds the names of its groups.
#pragma once

#include <string_view>
#include <vector>

#include "services/iam/common.h"

namespace backlot::iam {

[[nodiscard]] std::vector<identity::User> members_of(const Context& context, std::string_view group);
// The place of a group's name in a user's list.
[[nodiscard]] std::vector<std::string>::iterator place_of(identity::User& user, std::string_view group);

}  // namespace backlot::iam
