// SSH public keys as the shapes of IAM's answers.
#pragma once

#include "services/iam/user_keys.h"

namespace backlot::iam {

// `body` is the key in the encoding that was asked for.
[[nodiscard]] SSHPublicKey shape_of(const SshKeyRecord& key, const Holder& holder, std::string body);

}  // namespace backlot::iam
