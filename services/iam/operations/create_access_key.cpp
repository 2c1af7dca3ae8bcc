// CreateAccessKey: a long-term key of a user, the caller's own, or root's. Its secret is shown once.
//
// Fails with LimitExceeded above two keys, active or not.
//
// Source: IAM API Reference, CreateAccessKey.
#include "services/iam/access.h"
#include "services/iam/credentials.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> create_access_key_access(const Context& context, const CreateAccessKeyInput& input) {
    return on_user_or_self(context, "iam:CreateAccessKey", input.user_name);
}

Result<CreateAccessKeyOutput> create_access_key(Context& context, const CreateAccessKeyInput& input) {
    BACKLOT_TRY(name, user_or_self(context, input.user_name));
    if (!name.empty()) {
        BACKLOT_TRY(user, need_user(context, name));
        name = user.name;
    }
    if (keys_of(context, name).size() >= access_key_limit) return errors::quota("AccessKeysPerUser", access_key_limit);
    identity::AccessKey key;
    key.id = identity::new_access_key_id(context.ids(), "AKIA");
    key.secret = identity::new_secret(context.ids());
    key.account = context.account();
    key.user = name;
    key.created = second_of(context.now());
    put_key(context, key);
    return CreateAccessKeyOutput{.access_key = {.user_name = name,
                                                .access_key_id = key.id,
                                                .status = "Active",
                                                .secret_access_key = key.secret,
                                                .create_date = key.created}};
}

}  // namespace backlot::iam
