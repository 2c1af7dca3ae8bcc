// PutAccountSettingDefault: changes a setting for everyone of the account who has none of their own.
//
// Source: Amazon ECS API Reference (2014-11-13), PutAccountSettingDefault.
#include "identity/directory.h"
#include "services/ecs/account_settings.h"

namespace backlot::ecs {

Result<Access> put_account_setting_default_access(const Context&, const PutAccountSettingDefaultInput& input) {
    Keys keys;
    add_key(keys, "ecs:account-setting", input.name);
    return on_all("ecs:PutAccountSettingDefault", std::move(keys));
}

Result<PutAccountSettingDefaultOutput> put_account_setting_default(Context& context, const PutAccountSettingDefaultInput& input) {
    BACKLOT_TRY(setting, put_setting(context, identity::root_arn(context.account()), input.name, input.value));
    return PutAccountSettingDefaultOutput{.setting = std::move(setting)};
}

}  // namespace backlot::ecs
