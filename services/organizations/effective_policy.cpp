#include "services/organizations/effective_policy.h"

#include <utility>

#include "services/organizations/policies.h"
#include "services/organizations/tables.h"

namespace backlot::organizations {

namespace {

constexpr std::string_view child_control = "@@operators_allowed_for_child_policies";
constexpr std::pair<std::string_view, unsigned> operators[] = {
    {"@@assign", Setting::assign}, {"@@append", Setting::append}, {"@@remove", Setting::remove}};

unsigned operator_of(std::string_view name) {
    for (const auto& [known, bit] : operators) {
        if (known == name) return bit;
    }
    return 0;
}

unsigned mask_of(const Json& names) {
    unsigned mask = 0;
    if (!names.is_array()) return Setting::all;
    for (const auto& name : names.as_array()) {
        mask |= name.string_or("") == "@@all" ? Setting::all : operator_of(name.string_or(""));
    }
    return mask;
}

Json::Array values_of(const Json& value) {
    return value.is_array() ? value.as_array() : Json::Array{value};
}

void note(Setting& setting, const std::string& policy) {
    if (std::ranges::find(setting.policies, policy) == setting.policies.end()) setting.policies.push_back(policy);
}

void operate(Setting& setting, unsigned operation, const Json& operand, const std::string& policy) {
    if ((setting.allowed & operation) == 0) return;
    if (operation == Setting::remove && !setting.value) return;
    note(setting, policy);
    if (operation == Setting::assign) {
        setting.value = operand;
        return;
    }
    auto values = setting.value ? values_of(*setting.value) : Json::Array{};
    for (const auto& value : values_of(operand)) {
        if (operation == Setting::remove) std::erase(values, value);
        else if (std::ranges::find(values, value) == values.end()) values.push_back(value);
    }
    setting.value = Json(std::move(values));
}

// Depth is bounded by Json::depth_limit, as the content was parsed.
void apply(Setting& setting, const Json& content, const std::string& policy) {
    for (const auto& [name, value] : content.as_object()) {
        if (name == child_control) {
            setting.stated &= mask_of(value);
        } else if (const auto operation = operator_of(name); operation != 0) {
            operate(setting, operation, value, policy);
        } else if (value.is_object()) {
            auto member = std::ranges::find(setting.members, name, &Setting::name);
            if (member == setting.members.end()) {
                if ((setting.allowed & (Setting::assign | Setting::append)) == 0) continue;
                member = setting.members.insert(setting.members.end(), Setting{.name = name});
            }
            note(*member, policy);
            apply(*member, value, policy);
        }
    }
}

void end_level(Setting& setting) {
    setting.allowed &= setting.stated;
    for (auto& member : setting.members) end_level(member);
}

bool is_empty(const Setting& setting) {
    return !setting.value && std::ranges::all_of(setting.members, is_empty);
}

std::unexpected<Error> malformed_at(std::string_view name) {
    return errors::malformed_policy("Unexpected value of " + std::string(name));
}

Result<> check_member(const std::string& name, const Json& value);

Result<> check_setting(const Json& setting) {
    for (const auto& [name, value] : setting.as_object()) BACKLOT_CHECK(check_member(name, value));
    return {};
}

Result<> check_member(const std::string& name, const Json& value) {
    if (name == child_control) {
        if (!value.is_array()) return malformed_at(name);
        for (const auto& one : value.as_array()) {
            const auto text = one.string_or("");
            if (text != "@@all" && text != "@@none" && operator_of(text) == 0) return malformed_at(name);
        }
        return {};
    }
    if (operator_of(name) != 0) {
        if (value.is_object() || value.is_null()) return malformed_at(name);
        return {};
    }
    if (name.starts_with("@@")) return errors::malformed_policy("Unknown operator " + name);
    if (!value.is_object()) return malformed_at(name);
    return check_setting(value);
}

}  // namespace

const Setting* Setting::find(std::string_view member) const {
    const auto found = std::ranges::find(members, member, &Setting::name);
    return found == members.end() ? nullptr : &*found;
}

Setting merge_policies(const std::vector<std::vector<AttachedPolicy>>& levels) {
    Setting all;
    for (const auto& level : levels) {
        for (const auto& policy : level) {
            if (policy.content.is_object()) apply(all, policy.content, policy.id);
        }
        end_level(all);
    }
    return all;
}

Json content_of(const Setting& setting) {
    if (setting.value) return *setting.value;
    auto content = Json::object();
    for (const auto& member : setting.members) {
        if (!is_empty(member)) content.set(member.name, content_of(member));
    }
    return content;
}

std::optional<EffectiveContent> effective_policy_of(const Context& context, const identity::Organization& organization,
                                                    const identity::Account& account, std::string_view type) {
    if (!is_enabled(organization, type)) return std::nullopt;
    std::vector<std::vector<AttachedPolicy>> levels;
    EffectiveContent effective;
    bool is_reached = false;
    for (const auto& target : identity::levels_of(context.view(), account)) {
        auto& level = levels.emplace_back();
        for (const auto& id : identity::attached_policies(context.view(), organization.id, target, type)) {
            const auto policy = identity::find_organization_policy(context.view(), organization.id, id);
            auto content = policy ? Json::parse(policy->content) : Result<Json>(Json());
            if (!policy || !content) continue;
            is_reached = true;
            const auto change = context.find(policy_changes, organization.id, id);
            effective.updated = std::max(effective.updated, change ? change->changed : policy->created);
            level.push_back({.id = id, .content = *std::move(content)});
        }
    }
    if (!is_reached) return std::nullopt;
    effective.settings = merge_policies(levels);
    return effective;
}

Result<> check_management_policy(const Json& content, std::string_view top_member) {
    if (!content.is_object() || duplicate_member(content)) return errors::malformed_policy();
    for (const auto& [name, value] : content.as_object()) {
        if (name != top_member && name != child_control) {
            return errors::malformed_policy("Unexpected member " + name + ", expected " + std::string(top_member));
        }
        BACKLOT_CHECK(check_member(name, value));
    }
    return {};
}

}  // namespace backlot::organizations
