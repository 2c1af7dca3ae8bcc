#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

#include "services/ec2/acl_testing.h"

TEST_CASE("DeleteNetworkAclEntry", "[ec2]") {
    ec2::testing::AclSet set;
    REQUIRE(set.stage.call(set.entry(5)));
    DeleteNetworkAclEntryInput input{.network_acl_id = set.acl, .rule_number = 5, .egress = true};
    CHECK(error_of(set.stage.call(input)) == "InvalidNetworkAclEntry.NotFound");
    input.egress = false;
    REQUIRE(set.stage.call(input));
    CHECK(set.described().entries.size() == 2);
    input.rule_number = 32767;
    CHECK(error_of(set.stage.call(input)) == "InvalidParameterValue");
}
