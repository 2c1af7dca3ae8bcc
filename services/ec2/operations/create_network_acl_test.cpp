#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("CreateNetworkAcl", "[ec2]") {
    Set set;
    CreateNetworkAclInput input{.tag_specifications = tagged("network-acl", {{"Name", "a"}}), .client_token = "t", .vpc_id = set.vpc};
    const auto made = set.stage.call(input);
    REQUIRE(made);
    const auto& acl = *made->network_acl;
    CHECK(acl.network_acl_id->starts_with("acl-"));
    CHECK(acl.is_default == false);
    REQUIRE(acl.entries.size() == 2);
    CHECK(acl.entries[0].rule_action == "deny");
    CHECK(acl.entries[0].rule_number == 32767);
    CHECK(acl.associations.empty());
    CHECK(acl.tags[0].value == "a");
    CHECK(set.stage.call(input)->network_acl->network_acl_id == acl.network_acl_id);
    CHECK(error_of(set.stage.call(CreateNetworkAclInput{.vpc_id = "vpc-0123456789abcdef0"})) == "InvalidVpcID.NotFound");
    set.be_user_without("ec2:CreateNetworkAcl");
    CHECK(error_of(set.stage.call(CreateNetworkAclInput{.vpc_id = set.vpc})) == "UnauthorizedOperation");
}
