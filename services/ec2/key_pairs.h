// Key pairs: finding them by name, what the gate is asked, and their shape.
//
// Source: Amazon EC2 API Reference (2016-11-15), KeyPairInfo; Service Authorization Reference (a key pair's ARN ends with its name).
#pragma once

#include "base/ssh_key_pair.h"
#include "services/ec2/gate.h"
#include "services/ec2/gateways.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

[[nodiscard]] std::optional<KeyPairRecord> find_key_pair(const Context& context, std::string_view name);
// Making one under a name.
[[nodiscard]] Access asks_for_key_pair(const Context& context, std::string_view action, const std::string& name,
                                       const std::optional<std::string>& kind, const TagSpecifications& tags);
// Keeps it with its tags. Fails with InvalidKeyPair.Duplicate, InvalidParameterValue, and as tags_in() does.
[[nodiscard]] Result<KeyPairRecord> keep_key_pair(Context& context, const std::string& name, std::string_view kind, const SshKeyPair& material,
                                                  const TagSpecifications& tags);
[[nodiscard]] errors::Failure no_key_pair(std::string_view name);

}  // namespace backlot::ec2
