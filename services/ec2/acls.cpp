#include "services/ec2/acls.h"

namespace backlot::ec2 {

namespace {

AclEntryRecord entry_for_all(bool is_egress, std::int64_t number, bool allows) {
    return {.is_egress = is_egress, .number = number, .protocol = "-1", .allows = allows, .cidr = "0.0.0.0/0"};
}

}  // namespace

AclRecord default_acl(std::string id, std::string vpc) {
    constexpr std::int64_t first = 100;
    return {.id = std::move(id),
            .vpc = std::move(vpc),
            .is_default = true,
            .entries = {entry_for_all(false, first, true), entry_for_all(false, last_rule_number, false),
                        entry_for_all(true, first, true), entry_for_all(true, last_rule_number, false)}};
}

}  // namespace backlot::ec2
