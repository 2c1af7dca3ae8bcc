// PutAccountSetting: changes a setting for the caller or, for root alone, for another principal.
//
// Source: Amazon ECS API Reference (2014-11-13), PutAccountSetting.
#include "services/ecs/account_settings.h"
#include "services/ecs/errors.h"

namespace backlot::ecs {

Result<Access> put_account_setting_access(const Context&, const PutAccountSettingInput& input) {
    Keys keys;
    add_key(keys, "ecs:account-setting", input.name);
    return on_all("ecs:PutAccountSetting", std::move(keys));
}

Result<PutAccountSettingOutput> put_account_setting(Context& context, const PutAccountSettingInput& input) {
    const auto own = setting_principal(context);
    const auto principal = input.principal_arn.value_or(own);
    if (principal != own && !context.caller().is_root()) {
        return errors::invalid_parameter("Only the root user can change the settings of another principal.");
    }
    BACKLOT_TRY(setting, put_setting(context, principal, input.name, input.value));
    return PutAccountSettingOutput{.setting = std::move(setting)};
}

}  // namespace backlot::ecs
