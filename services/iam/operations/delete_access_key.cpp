// DeleteAccessKey: the key opens nothing from the next request on.
//
// Source: IAM API Reference, DeleteAccessKey.
#include "identity/epoch.h"
#include "identity/last_use.h"
#include "services/iam/access.h"
#include "services/iam/credentials.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> delete_access_key_access(const Context& context, const DeleteAccessKeyInput& input) {
    return on_user_or_self(context, "iam:DeleteAccessKey", input.user_name);
}

Result<DeleteAccessKeyOutput> delete_access_key(Context& context, const DeleteAccessKeyInput& input) {
    BACKLOT_TRY(name, user_or_self(context, input.user_name));
    if (!name.empty()) BACKLOT_CHECK(need_user(context, name));
    BACKLOT_TRY(key, need_key(context, name, input.access_key_id));
    store::erase(context.writes(), identity::access_keys, key.id);
    identity::forget_use(context.writes(), key.id);
    identity::touch(context.writes());
    return DeleteAccessKeyOutput{};
}

}  // namespace backlot::iam
