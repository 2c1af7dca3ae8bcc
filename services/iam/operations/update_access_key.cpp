// UpdateAccessKey: makes a key active or inactive. Fails with InvalidInput for Expired, which IAM alone may say.
//
// Source: IAM API Reference, UpdateAccessKey.
#include "services/iam/access.h"
#include "services/iam/credentials.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> update_access_key_access(const Context& context, const UpdateAccessKeyInput& input) {
    return on_user_or_self(context, "iam:UpdateAccessKey", input.user_name);
}

Result<UpdateAccessKeyOutput> update_access_key(Context& context, const UpdateAccessKeyInput& input) {
    BACKLOT_TRY(name, user_or_self(context, input.user_name));
    if (input.status != "Active" && input.status != "Inactive") {
        return errors::invalid_input("Invalid status: " + input.status);
    }
    if (!name.empty()) BACKLOT_CHECK(need_user(context, name));
    BACKLOT_TRY(key, need_key(context, name, input.access_key_id));
    key.active = input.status == "Active";
    put_key(context, key);
    return UpdateAccessKeyOutput{};
}

}  // namespace backlot::iam
