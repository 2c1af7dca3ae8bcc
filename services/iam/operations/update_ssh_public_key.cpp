// UpdateSSHPublicKey: active or inactive. Fails with NoSuchEntity, InvalidInput.
//
// Source: IAM API Reference, UpdateSSHPublicKey.
#include "services/iam/user_keys.h"

namespace backlot::iam {

Result<Access> update_ssh_public_key_access(const Context& context, const UpdateSSHPublicKeyInput& input) {
    return on_user(context, "iam:UpdateSSHPublicKey", input.user_name);
}

Result<UpdateSSHPublicKeyOutput> update_ssh_public_key(Context& context, const UpdateSSHPublicKeyInput& input) {
    BACKLOT_TRY(holder, holder_of(context, input.user_name));
    BACKLOT_TRY(found, need_held(context, ssh_keys, holder, input.ssh_public_key_id, "Public Key"));
    BACKLOT_TRY(active, is_active(input.status));
    found.active = active;
    store::put(context.writes(), ssh_keys, found, context.account(), holder.id, found.id);
    return UpdateSSHPublicKeyOutput{};
}

}  // namespace backlot::iam
