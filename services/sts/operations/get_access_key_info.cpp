// GetAccessKeyInfo: the account that an access key id belongs to, whatever the key's state.
//
// Source: AWS STS API Reference (2011-06-15), GetAccessKeyInfo.
#include "services/sts/errors.h"
#include "services/sts/sessions.h"

namespace backlot::sts {

Result<Access> get_access_key_info_access(const Context&, const GetAccessKeyInfoInput&) {
    return Access{.action = "sts:GetAccessKeyInfo"};
}

Result<GetAccessKeyInfoOutput> get_access_key_info(const Context& context, const GetAccessKeyInfoInput& input) {
    if (const auto key = context.find(identity::access_keys, input.access_key_id)) {
        return GetAccessKeyInfoOutput{.account = key->account};
    }
    if (const auto session = context.find(identity::sessions, input.access_key_id)) {
        return GetAccessKeyInfoOutput{.account = session->account};
    }
    return errors::validation("Invalid Access Key ID: " + input.access_key_id);
}

}  // namespace backlot::sts
