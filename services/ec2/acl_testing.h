// What the tests of network ACLs add: one of the set's VPC.
#pragma once

#include "services/ec2/testing.h"

namespace backlot::ec2::testing {

struct AclSet : Set {
    std::string acl;

    AclSet() {
        const auto made = stage.call(CreateNetworkAclInput{.vpc_id = vpc});
        BACKLOT_ASSERT(made.has_value());
        acl = *made->network_acl->network_acl_id;
    }
    [[nodiscard]] CreateNetworkAclEntryInput entry(std::int64_t number, const std::string& protocol = "-1") const {
        return {.network_acl_id = acl, .rule_number = number, .protocol = protocol, .rule_action = "allow", .egress = false, .cidr_block = "10.0.0.0/8"};
    }
    NetworkAcl described(const std::string& id = {}) {
        DescribeNetworkAclsInput input;
        input.network_acl_ids = {id.empty() ? acl : id};
        const auto found = stage.call(input);
        BACKLOT_ASSERT(found.has_value() && found->network_acls.size() == 1);
        return found->network_acls.front();
    }
    std::string default_acl() {
        const auto found = stage.call(DescribeNetworkAclsInput{.filters = where("default", {"true"})});
        BACKLOT_ASSERT(found.has_value() && found->network_acls.size() == 1);
        return *found->network_acls.front().network_acl_id;
    }
};

}  // namespace backlot::ec2::testing
