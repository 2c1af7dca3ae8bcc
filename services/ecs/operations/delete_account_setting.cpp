// DeleteAccountSetting: goes back to the account's setting.
//
// Source: Amazon ECS API Reference (2014-11-13), DeleteAccountSetting.
#include "services/ecs/account_settings.h"
#include "services/ecs/errors.h"

namespace backlot::ecs {

Result<Access> delete_account_setting_access(const Context&, const DeleteAccountSettingInput& input) {
    Keys keys;
    add_key(keys, "ecs:account-setting", input.name);
    return on_all("ecs:DeleteAccountSetting", std::move(keys));
}

Result<DeleteAccountSettingOutput> delete_account_setting(Context& context, const DeleteAccountSettingInput& input) {
    const auto own = setting_principal(context);
    const auto principal = input.principal_arn.value_or(own);
    if (principal != own && !context.caller().is_root()) {
        return errors::invalid_parameter("Only the root user can change the settings of another principal.");
    }
    const auto home = home_of(context);
    const auto old = own_setting(context, principal, input.name);
    store::erase(context.writes(), settings, home.account, home.region, principal, input.name);
    return DeleteAccountSettingOutput{
        .setting = Setting{.name = input.name, .value = old.value_or(""), .principal_arn = principal, .type = "user"}};
}

}  // namespace backlot::ecs
