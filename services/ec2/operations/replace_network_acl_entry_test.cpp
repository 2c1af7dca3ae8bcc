#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

#include "services/ec2/acl_testing.h"

TEST_CASE("ReplaceNetworkAclEntry", "[ec2]") {
    ec2::testing::AclSet set;
    ReplaceNetworkAclEntryInput input{.network_acl_id = set.acl, .rule_number = 5, .protocol = "-1", .rule_action = "deny", .egress = false, .cidr_block = "10.1.0.0/16"};
    CHECK(error_of(set.stage.call(input)) == "InvalidNetworkAclEntry.NotFound");
    REQUIRE(set.stage.call(set.entry(5)));
    REQUIRE(set.stage.call(input));
    const auto entries = set.described().entries;
    const auto& entry = entries.at(1);  // behind what goes out
    CHECK(entry.rule_action == "deny");
    CHECK(entry.cidr_block == "10.1.0.0/16");
}
