// GetAccountSetting, PutAccountSetting: how the registry of the account works.
//
// BLOB_MOUNTING is carried out: whether a layer may be mounted from another repository of the registry.
// BASIC_SCAN_TYPE_VERSION is kept: scans find nothing by either. REGISTRY_POLICY_SCOPE is V2, and V1 is NotImplemented.
// Fails with ValidationException.
//
// Source: Amazon ECR API Reference (2015-09-21), GetAccountSetting, PutAccountSetting.
#include <algorithm>
#include <map>

#include "services/ecr/access.h"
#include "services/ecr/settings.h"

namespace backlot::ecr {

Result<Access> get_account_setting_access(const Context&, const GetAccountSettingInput& input) {
    Keys keys;
    add_key(keys, "ecr:AccountSetting", input.name);
    return on_registry("ecr:GetAccountSetting", std::move(keys));
}

Result<GetAccountSettingOutput> get_account_setting(const Context& context, const GetAccountSettingInput& input) {
    BACKLOT_CHECK(need_setting(input.name));
    return GetAccountSettingOutput{.name = input.name, .value = setting_of(find_registry(context, context.account(), context.region()), input.name)};
}

Result<Access> put_account_setting_access(const Context&, const PutAccountSettingInput& input) {
    Keys keys;
    add_key(keys, "ecr:AccountSetting", input.name);
    return on_registry("ecr:PutAccountSetting", std::move(keys));
}

Result<PutAccountSettingOutput> put_account_setting(Context& context, const PutAccountSettingInput& input) {
    BACKLOT_TRY(values, need_setting(input.name));
    if (std::ranges::find(values, input.value) == values.end()) {
        return errors::validation("The value " + input.value + " is not one of the setting " + input.name + ".");
    }
    if (input.name == "REGISTRY_POLICY_SCOPE" && input.value != "V2") return errors::not_built("limit registry policies to three actions");
    auto registry = find_registry(context, context.account(), context.region());
    registry.settings.insert_or_assign(input.name, input.value);
    store_registry(context, registry);
    return PutAccountSettingOutput{.name = input.name, .value = input.value};
}

}  // namespace backlot::ecr
