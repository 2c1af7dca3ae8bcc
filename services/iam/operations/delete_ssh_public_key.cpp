// DeleteSSHPublicKey. Fails with NoSuchEntity.
//
// Source: IAM API Reference, DeleteSSHPublicKey.
#include "services/iam/user_keys.h"

namespace backlot::iam {

Result<Access> delete_ssh_public_key_access(const Context& context, const DeleteSSHPublicKeyInput& input) {
    return on_user(context, "iam:DeleteSSHPublicKey", input.user_name);
}

Result<DeleteSSHPublicKeyOutput> delete_ssh_public_key(Context& context, const DeleteSSHPublicKeyInput& input) {
    BACKLOT_TRY(holder, holder_of(context, input.user_name));
    BACKLOT_TRY(found, need_held(context, ssh_keys, holder, input.ssh_public_key_id, "Public Key"));
    store::erase(context.writes(), ssh_keys, context.account(), holder.id, found.id);
    return DeleteSSHPublicKeyOutput{};
}

}  // namespace backlot::iam
