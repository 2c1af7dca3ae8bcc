#include "services/iam/entities.h"

#include "identity/epoch.h"
#include "identity/last_use.h"
#include "identity/principals.h"
#include "services/iam/access.h"

namespace backlot::iam {

namespace {

template <class Record>
Result<Record> or_no_such(std::optional<Record> found, std::string_view kind, std::string_view name) {
    if (!found) return errors::no_such(kind, name);
    return std::move(*found);
}

}  // namespace

Result<identity::User> need_user(const Context& context, std::string_view name) {
    return or_no_such(identity::find_user(context.view(), context.account(), name), "user", name);
}
Result<identity::Group> need_group(const Context& context, std::string_view name) {
    return or_no_such(identity::find_group(context.view(), context.account(), name), "group", name);
}
Result<identity::Role> need_role(const Context& context, std::string_view name) {
    return or_no_such(identity::find_role(context.view(), context.account(), name), "role", name);
}
Result<identity::Role> need_own_role(const Context& context, std::string_view name) {
    auto role = need_role(context, name);
    if (role && !role->linked_service.empty()) return errors::unmodifiable(role->name);
    return role;
}
Result<identity::InstanceProfile> need_instance_profile(const Context& context, std::string_view name) {
    auto found = store::find(context.view(), identity::instance_profiles, context.account(), to_lower(name));
    if (!found) return errors::no_such_entity("Instance Profile " + std::string(name) + " cannot be found.");
    return std::move(*found);
}

std::optional<AttachedPermissionsBoundary> boundary_shape(const std::string& arn) {
    if (arn.empty()) return std::nullopt;
    return AttachedPermissionsBoundary{.permissions_boundary_type = "Policy", .permissions_boundary_arn = arn};
}

User shape_of(const Context& context, const identity::User& user, Detail detail) {
    User shape{.path = user.path,
               .user_name = user.name,
               .user_id = user.id,
               .arn = identity::user_arn(context.account(), user),
               .create_date = user.created,
               .password_last_used = user.password_last_used};
    if (detail == Detail::full) {
        shape.permissions_boundary = boundary_shape(user.boundary);
        shape.tags = tag_list(user.tags);
    }
    return shape;
}

Group shape_of(const Context& context, const identity::Group& group) {
    return {.path = group.path,
            .group_name = group.name,
            .group_id = group.id,
            .arn = identity::group_arn(context.account(), group),
            .create_date = group.created};
}

RoleLastUsed last_used_shape(const Context& context, const identity::Role& role) {
    const auto last = identity::last_use(context.view(), role.id);
    if (!last) return {};
    return {.last_used_date = last->time, .region = last->region};
}

Role shape_of(const Context& context, const identity::Role& role, Detail detail) {
    Role shape{.path = role.path,
               .role_name = role.name,
               .role_id = role.id,
               .arn = identity::role_arn(context.account(), role),
               .create_date = role.created,
               .assume_role_policy_document = encoded(identity::readable(context.view(), role.trust))};
    if (detail == Detail::least) return shape;
    if (!role.description.empty()) shape.description = role.description;
    shape.max_session_duration = role.max_session_seconds;
    if (detail == Detail::full) {
        shape.permissions_boundary = boundary_shape(role.boundary);
        shape.tags = tag_list(role.tags);
        shape.role_last_used = last_used_shape(context, role);
    }
    return shape;
}

InstanceProfile shape_of(const Context& context, const identity::InstanceProfile& profile, Detail detail) {
    InstanceProfile shape{.path = profile.path,
                          .instance_profile_name = profile.name,
                          .instance_profile_id = profile.id,
                          .arn = identity::instance_profile_arn(context.account(), profile),
                          .create_date = profile.created};
    shape.roles.given = true;
    for (const auto& name : profile.roles) {
        if (const auto role = identity::find_role(context.view(), context.account(), name)) {
            shape.roles.push_back(shape_of(context, *role, Detail::least));
        }
    }
    if (detail == Detail::full) shape.tags = tag_list(profile.tags);
    return shape;
}

std::vector<identity::InstanceProfile> profiles_of_role(const Context& context, std::string_view role) {
    auto profiles = all_of(context, identity::instance_profiles);
    std::erase_if(profiles, [&](const auto& profile) {
        return std::ranges::none_of(profile.roles,
                                    [&](const auto& name) { return equal_ignoring_case(name, role); });
    });
    return profiles;
}

void put_instance_profile(Context& context, const identity::InstanceProfile& profile) {
    store::put(context.writes(), identity::instance_profiles, profile, context.account(), to_lower(profile.name));
    identity::touch(context.writes());
}

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::user: return "user";
        case Kind::group: return "group";
        case Kind::role: return "role";
    }
    return {};
}

const std::string& Entity::name() const {
    return std::visit([](const auto& one) -> const std::string& { return one.name; }, record);
}
const std::string& Entity::path() const {
    return std::visit([](const auto& one) -> const std::string& { return one.path; }, record);
}
identity::Documents& Entity::inline_policies() {
    return std::visit([](auto& one) -> identity::Documents& { return one.inline_policies; }, record);
}
std::vector<std::string>& Entity::attached() {
    return std::visit([](auto& one) -> std::vector<std::string>& { return one.attached; }, record);
}
std::string Entity::boundary() const {
    if (const auto* user = std::get_if<identity::User>(&record)) return user->boundary;
    if (const auto* role = std::get_if<identity::Role>(&record)) return role->boundary;
    return {};
}
void Entity::save(Context& context) const {
    if (const auto* user = std::get_if<identity::User>(&record)) {
        identity::put_user(context.writes(), context.account(), *user);
    } else if (const auto* group = std::get_if<identity::Group>(&record)) {
        identity::put_group(context.writes(), context.account(), *group);
    } else {
        identity::put_role(context.writes(), context.account(), std::get<identity::Role>(record));
    }
}

Result<Entity> need_entity(const Context& context, Kind kind, std::string_view name) {
    const auto wrap = [&](auto found) -> Result<Entity> {
        if (!found) return std::unexpected(std::move(found).error());
        return Entity{.kind = kind, .record = std::move(*found)};
    };
    if (kind == Kind::user) return wrap(need_user(context, name));
    if (kind == Kind::group) return wrap(need_group(context, name));
    return wrap(need_role(context, name));
}

Result<Entity> need_own_entity(const Context& context, Kind kind, std::string_view name) {
    if (kind == Kind::role) BACKLOT_CHECK(need_own_role(context, name));
    return need_entity(context, kind, name);
}

Access on_entity(const Context& context, std::string_view action, Kind kind, std::string_view name) {
    if (kind == Kind::user) return on_user(context, action, name);
    if (kind == Kind::group) return on_group(context, action, name);
    return on_role(context, action, name);
}

}  // namespace backlot::iam
