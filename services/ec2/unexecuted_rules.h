// What EC2 keeps and does not carry out yet.
#pragma once

#include <string>

#include "kernel/unexecuted_rule.h"

namespace backlot::ec2 {

[[nodiscard]] kernel::UnexecutedRule acl_rule(std::string arn);
[[nodiscard]] kernel::UnexecutedRule peering_rule(std::string arn);

}  // namespace backlot::ec2
