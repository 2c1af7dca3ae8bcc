#include "services/iam/credentials.h"

#include "identity/epoch.h"

namespace backlot::iam {

std::vector<identity::AccessKey> keys_of(const Context& context, std::string_view user) {
    std::vector<identity::AccessKey> keys;
    store::scan(context.view(), identity::access_keys, [&](const identity::AccessKey& key) {
        if (key.account == context.account() && equal_ignoring_case(key.user, user)) keys.push_back(key);
    });
    std::ranges::stable_sort(keys, {}, &identity::AccessKey::created);
    return keys;
}

Result<identity::AccessKey> need_key(const Context& context, std::string_view user, const std::string& id) {
    auto key = context.find(identity::access_keys, id);
    if (!key || key->account != context.account() || !equal_ignoring_case(key->user, user)) {
        return errors::no_such_entity("The Access Key with id " + id + " cannot be found.");
    }
    return std::move(*key);
}

void put_key(Context& context, const identity::AccessKey& key) {
    store::put(context.writes(), identity::access_keys, key, key.id);
    identity::touch(context.writes());
}

std::vector<identity::MfaDevice> devices_of(const Context& context, std::string_view user) {
    std::vector<identity::MfaDevice> devices;
    const std::string_view holder = user.empty() ? std::string_view("<root>") : user;
    store::scan(
        context.view(), identity::mfa_devices,
        [&](const identity::MfaDevice& device) {
            if (device.enabled && equal_ignoring_case(device.user, holder)) devices.push_back(device);
        },
        context.account());
    return devices;
}

}  // namespace backlot::iam
