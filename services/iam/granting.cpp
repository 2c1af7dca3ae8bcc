#include "services/iam/granting.h"

#include "base/arn.h"
#include "policy/action_table.h"
#include "policy/document.h"

namespace backlot::iam {

namespace {

std::optional<Kind> kind_of(std::string_view resource) {
    for (const auto kind : {Kind::user, Kind::group, Kind::role}) {
        if (resource.starts_with(std::string(name_of(kind)) + "/")) return kind;
    }
    return std::nullopt;
}

std::string arn_of(const Context& context, const Entity& entity) {
    return iam_arn(context, name_of(entity.kind), entity.path(), entity.name());
}

void add_policies(const Context& context, Entity& entity, std::vector<HeldPolicy>& held) {
    for (const auto& [name, document] : entity.inline_policies()) {
        held.push_back({.name = name, .arn = {}, .document = document, .kind = entity.kind, .entity = entity.name()});
    }
    for (const auto& arn : entity.attached()) {
        const auto document = identity::managed_document(context.view(), arn);
        held.push_back({.name = std::string(identity::last_segment(arn)),
                        .arn = arn,
                        .document = document.value_or(""),
                        .kind = entity.kind,
                        .entity = entity.name()});
    }
}

bool grants_any(const policy::Statement& statement, std::string_view service) {
    if (statement.effect != policy::Effect::allow) return false;
    return std::ranges::any_of(policy::action_names_of(service), [&](std::string_view name) {
        const auto action = to_lower(std::string(service) + ":" + std::string(name));
        const bool is_named = std::ranges::any_of(statement.actions,
                                                  [&](const policy::Pattern& one) { return one.matches(action); });
        return is_named != statement.is_not_action;
    });
}

}  // namespace

Access on_identity(const Context& context, std::string_view action, const std::string& arn) {
    const auto parsed = Arn::parse(arn);
    const auto kind = parsed && parsed->account == context.account() ? kind_of(parsed->resource) : std::nullopt;
    if (!kind) return on_arn(action, arn);
    return on_entity(context, action, *kind, identity::last_segment(parsed->resource));
}

Result<Entity> entity_at(const Context& context, const std::string& arn) {
    const auto parsed = Arn::parse(arn);
    const auto kind = parsed && parsed->service == "iam" ? kind_of(parsed->resource) : std::nullopt;
    if (!kind) return errors::invalid_input("The ARN must be that of a user, group or role.");
    const auto missing = [&] { return errors::no_such_entity("The entity with ARN " + arn + " cannot be found."); };
    if (parsed->account != context.account()) return missing();
    auto entity = need_entity(context, *kind, identity::last_segment(parsed->resource));
    if (!entity || arn_of(context, *entity) != arn) return missing();
    return std::move(*entity);
}

Result<std::vector<HeldPolicy>> policies_held_by(const Context& context, Entity& entity) {
    std::vector<HeldPolicy> held;
    add_policies(context, entity, held);
    if (const auto* user = std::get_if<identity::User>(&entity.record)) {
        for (const auto& name : user->groups) {
            BACKLOT_TRY(group, need_entity(context, Kind::group, name));
            add_policies(context, group, held);
        }
    }
    return held;
}

bool grants_service(std::string_view document, std::string_view service) {
    const auto parsed = policy::parse(document);
    if (!parsed) return false;
    return std::ranges::any_of((*parsed)->statements,
                               [&](const policy::Statement& one) { return grants_any(one, service); });
}

}  // namespace backlot::iam
