// GetSSHPublicKey: a key in the encoding that is asked for, whichever it came in.
//
// Fails with NoSuchEntity, UnrecognizedPublicKeyEncoding.
//
// Source: IAM API Reference, GetSSHPublicKey.
#include "base/ssh_key.h"
#include "services/iam/ssh_keys.h"

namespace backlot::iam {

Result<Access> get_ssh_public_key_access(const Context& context, const GetSSHPublicKeyInput& input) {
    return on_user(context, "iam:GetSSHPublicKey", input.user_name);
}

Result<GetSSHPublicKeyOutput> get_ssh_public_key(const Context& context, const GetSSHPublicKeyInput& input) {
    BACKLOT_TRY(holder, holder_of(context, input.user_name));
    BACKLOT_TRY(found, need_held(context, ssh_keys, holder, input.ssh_public_key_id, "Public Key"));
    if (input.encoding != "SSH" && input.encoding != "PEM") return errors::unrecognized_key_encoding();
    const auto body = input.encoding == "SSH" ? found.line : rsa_pem(*read_ssh_line(found.line));
    return GetSSHPublicKeyOutput{.ssh_public_key = shape_of(found, holder, body)};
}

}  // namespace backlot::iam
