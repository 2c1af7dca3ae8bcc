// UploadSSHPublicKey: an RSA key of a user, for CodeCommit.
//
// As a line of OpenSSH or in PEM, of 2,048 bits at least. Fails with LimitExceeded above five, InvalidPublicKey,
// UnrecognizedPublicKeyEncoding, DuplicateSSHPublicKey, NoSuchEntity.
//
// Source: IAM API Reference, UploadSSHPublicKey.
#include "base/ssh_key.h"
#include "services/iam/ssh_keys.h"

namespace backlot::iam {

namespace {

constexpr std::size_t key_minimum_bits = 2'048;
constexpr std::size_t key_id_characters = 16;

}  // namespace

Result<Access> upload_ssh_public_key_access(const Context& context, const UploadSSHPublicKeyInput& input) {
    return on_user(context, "iam:UploadSSHPublicKey", input.user_name);
}

Result<UploadSSHPublicKeyOutput> upload_ssh_public_key(Context& context, const UploadSSHPublicKeyInput& input) {
    BACKLOT_TRY(holder, holder_of(context, input.user_name));
    const bool is_pem = input.ssh_public_key_body.starts_with("-----BEGIN ");
    if (!is_pem && !input.ssh_public_key_body.starts_with("ssh-")) return errors::unrecognized_key_encoding();
    const auto key = is_pem ? read_rsa_pem(input.ssh_public_key_body) : read_ssh_line(input.ssh_public_key_body);
    if (!key || bits_of(*key) < key_minimum_bits) return errors::invalid_public_key();

    const auto held = held_by(context, ssh_keys, holder);
    const auto line = ssh_line(*key);
    if (std::ranges::find(held, line, &SshKeyRecord::line) != held.end()) return errors::duplicate_ssh_key();
    if (held.size() >= ssh_key_limit) return errors::quota("SSHPublicKeysPerUser", ssh_key_limit);
    const SshKeyRecord made{.id = "APKA" + context.ids().alnum_upper(key_id_characters),
                            .line = line,
                            .created = second_of(context.now())};
    store::put(context.writes(), ssh_keys, made, context.account(), holder.id, made.id);
    return UploadSSHPublicKeyOutput{.ssh_public_key = shape_of(made, holder, input.ssh_public_key_body)};
}

}  // namespace backlot::iam
