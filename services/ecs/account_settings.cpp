#include "services/ecs/account_settings.h"

#include <algorithm>

#include "identity/directory.h"
#include "services/ecs/errors.h"

namespace backlot::ecs {

namespace {

const KnownSetting* known(std::string_view name) {
    const auto found = std::ranges::find(known_settings, name, &KnownSetting::name);
    return found == std::end(known_settings) ? nullptr : found;
}

bool is_value_of(const KnownSetting& setting, const std::string& value) {
    if (setting.is_switch) return value == "enabled" || value == "disabled";
    if (setting.name == "containerInsights") return value == "enabled" || value == "disabled" || value == "enhanced";
    if (setting.name == "defaultLogDriverMode") return value == "blocking" || value == "non-blocking";
    if (setting.name == "fargateTaskRetirementWaitPeriod") return value == "0" || value == "7" || value == "14";
    return value == "on" || value == "off";
}

}  // namespace

std::string setting_principal(const Context& context) {
    const auto& caller = context.caller();
    return caller.role_arn.empty() ? caller.arn : caller.role_arn;
}

std::optional<std::string> own_setting(const Context& context, std::string_view principal, std::string_view name) {
    const auto home = home_of(context);
    const auto found = context.find(settings, home.account, home.region, principal, name);
    return found ? std::optional(found->value) : std::nullopt;
}

std::string effective_setting(const Context& context, std::string_view principal, std::string_view name) {
    if (auto own = own_setting(context, principal, name)) return *own;
    if (auto roots = own_setting(context, identity::root_arn(context.account()), name)) return *roots;
    const auto* setting = known(name);
    return setting == nullptr ? std::string{} : std::string(setting->otherwise);
}

Result<Setting> put_setting(Context& context, const std::string& principal, const std::string& name, const std::string& value) {
    const auto* setting = known(name);
    if (setting == nullptr || !is_value_of(*setting, value)) {
        return errors::invalid_parameter("You have specified an invalid setting value: " + name + "=" + value);
    }
    // Short ARNs of tasks and services are of the past: they cannot be had back.
    if (name.ends_with("LongArnFormat") && value == "disabled") {
        return errors::not_built("name tasks, services or instances by short ARNs");
    }
    if (name == "tagResourceAuthorization" && value == "off") {
        return errors::invalid_parameter("You can no longer disable tagResourceAuthorization for your AWS account.");
    }
    const auto home = home_of(context);
    store::put(context.writes(), settings, SettingRecord{.value = value}, home.account, home.region, principal, name);
    return Setting{.name = name, .value = value, .principal_arn = principal, .type = "user"};
}

}  // namespace backlot::ecs
