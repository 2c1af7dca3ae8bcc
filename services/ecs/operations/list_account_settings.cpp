// ListAccountSettings: how ECS behaves for a principal: its own setting, the account's, or AWS's default.
//
// Source: Amazon ECS API Reference (2014-11-13), ListAccountSettings; Developer Guide, "Access Amazon ECS features with
// account settings".
#include "services/ecs/account_settings.h"
#include "services/ecs/page.h"

namespace backlot::ecs {

Result<Access> list_account_settings_access(const Context&, const ListAccountSettingsInput&) {
    return on_all("ecs:ListAccountSettings");
}

Result<ListAccountSettingsOutput> list_account_settings(const Context& context, const ListAccountSettingsInput& input) {
    ListAccountSettingsOutput output;
    output.settings.given = true;
    const auto principal = input.principal_arn.value_or(setting_principal(context));
    for (const auto& known : known_settings) {
        if (input.name && *input.name != known.name) continue;
        const auto own = own_setting(context, principal, known.name);
        const auto value = own ? *own
                           : input.effective_settings.value_or(false) ? effective_setting(context, principal, known.name)
                                                                      : std::string{};
        if (value.empty() || (input.value && *input.value != value)) continue;
        output.settings.push_back({.name = std::string(known.name), .value = value, .principal_arn = principal, .type = "user"});
    }
    return output;
}

}  // namespace backlot::ecs
