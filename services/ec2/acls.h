// Network ACLs: their entries in order, and their shape.
//
// Source: Amazon VPC User Guide, "Control subnet traffic with network access control lists".
#pragma once

#include "services/ec2/gateways.h"
#include "services/ec2/model.h"

namespace backlot::ec2 {

inline constexpr std::int64_t last_rule_number = 32'767;  // "*": refuses what no other entry decides

// A VPC's first one lets everything through.
[[nodiscard]] AclRecord default_acl(std::string id, std::string vpc);

}  // namespace backlot::ec2
