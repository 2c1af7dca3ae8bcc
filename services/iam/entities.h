// Users, groups and roles found or refused, and as the shapes of IAM's answers; what all three share is an Entity.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "services/iam/common.h"

namespace backlot::iam {

// Fail with NoSuchEntity.
[[nodiscard]] Result<identity::User> need_user(const Context& context, std::string_view name);
[[nodiscard]] Result<identity::Group> need_group(const Context& context, std::string_view name);
[[nodiscard]] Result<identity::Role> need_role(const Context& context, std::string_view name);
[[nodiscard]] Result<identity::InstanceProfile> need_instance_profile(const Context& context, std::string_view name);
// A role that its service has not reserved for itself. Fails with NoSuchEntity, UnmodifiableEntity.
[[nodiscard]] Result<identity::Role> need_own_role(const Context& context, std::string_view name);

// How much of an entity an operation shows: lists leave tags and the boundary out; the answer to a creation, and a role
// in something else, also what can be changed later.
enum class Detail { least, brief, full };

[[nodiscard]] User shape_of(const Context& context, const identity::User& user, Detail detail);
[[nodiscard]] Group shape_of(const Context& context, const identity::Group& group);
// Empty where the role was never used.
[[nodiscard]] RoleLastUsed last_used_shape(const Context& context, const identity::Role& role);
[[nodiscard]] Role shape_of(const Context& context, const identity::Role& role, Detail detail);
[[nodiscard]] InstanceProfile shape_of(const Context& context, const identity::InstanceProfile& profile,
                                       Detail detail);
[[nodiscard]] std::optional<AttachedPermissionsBoundary> boundary_shape(const std::string& arn);

// The instance profiles that hold a role.
[[nodiscard]] std::vector<identity::InstanceProfile> profiles_of_role(const Context& context, std::string_view role);
void put_instance_profile(Context& context, const identity::InstanceProfile& profile);

enum class Kind { user, group, role };
[[nodiscard]] std::string_view name_of(Kind kind);  // "user"

// A user, group or role, whichever: what policies are put on.
struct Entity {
    Kind kind{};
    std::variant<identity::User, identity::Group, identity::Role> record;

    [[nodiscard]] const std::string& name() const;
    [[nodiscard]] const std::string& path() const;
    [[nodiscard]] identity::Documents& inline_policies();
    [[nodiscard]] std::vector<std::string>& attached();
    [[nodiscard]] std::string boundary() const;
    void save(Context& context) const;
};

[[nodiscard]] Result<Entity> need_entity(const Context& context, Kind kind, std::string_view name);
// The same to change its policies: a service-linked role's are its service's.
[[nodiscard]] Result<Entity> need_own_entity(const Context& context, Kind kind, std::string_view name);
[[nodiscard]] Access on_entity(const Context& context, std::string_view action, Kind kind, std::string_view name);

// Whether a name is taken in a table of the account, and how many rows it has.
template <class Record>
std::size_t count_of(const Context& context, const store::Table<Record>& table) {
    std::size_t count = 0;
    store::scan(context.view(), table, [&](const Record&) { ++count; }, context.account());
    return count;
}

template <class Record>
std::vector<Record> all_of(const Context& context, const store::Table<Record>& table) {
    std::vector<Record> all;
    store::scan(context.view(), table, [&](const Record& record) { all.push_back(record); }, context.account());
    return all;
}

}  // namespace backlot::iam
