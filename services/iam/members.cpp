#include "services/iam/members.h"

#include "services/iam/entities.h"

namespace backlot::iam {

std::vector<identity::User> members_of(const Context& context, std::string_view group) {
    auto users = all_of(context, identity::users);
    std::erase_if(users, [&](identity::User& user) { return place_of(user, group) == user.groups.end(); });
    return users;
}

std::vector<std::string>::iterator place_of(identity::User& user, std::string_view group) {
    return std::ranges::find_if(user.groups, [&](const auto& name) { return equal_ignoring_case(name, group); });
}

}  // namespace backlot::iam
