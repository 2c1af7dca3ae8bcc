#include "services/iam/ssh_keys.h"

#include "base/digest.h"
#include "base/ssh_key.h"

namespace backlot::iam {

namespace {

// The MD5 of the key's bytes, in pairs: "7a:1d:ea:...".
std::string fingerprint_of(const SshKeyRecord& key) {
    const auto digits = hex(digest(Algorithm::md5, ssh_blob(read_ssh_line(key.line).value_or(RsaPublicKey{}))));
    std::string out;
    for (std::size_t at = 0; at < digits.size(); at += 2) out += (at == 0 ? "" : ":") + digits.substr(at, 2);
    return out;
}

}  // namespace

SSHPublicKey shape_of(const SshKeyRecord& key, const Holder& holder, std::string body) {
    return {.user_name = holder.name,
            .ssh_public_key_id = key.id,
            .fingerprint = fingerprint_of(key),
            .ssh_public_key_body = std::move(body),
            .status = status_of(key.active),
            .upload_date = key.created};
}

}  // namespace backlot::iam
