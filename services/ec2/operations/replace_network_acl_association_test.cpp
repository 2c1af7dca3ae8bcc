#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

#include "services/ec2/acl_testing.h"

TEST_CASE("ReplaceNetworkAclAssociation", "[ec2]") {
    ec2::testing::AclSet set;
    const auto before = set.described(set.default_acl()).associations;
    REQUIRE(before.size() == 1);
    ReplaceNetworkAclAssociationInput input{.association_id = *before.front().network_acl_association_id, .network_acl_id = set.acl};
    const auto made = set.stage.call(input);
    REQUIRE(made);
    CHECK(made->new_association_id != before.front().network_acl_association_id);
    CHECK(set.described(set.default_acl()).associations.empty());
    CHECK(set.described().associations.front().subnet_id == set.subnet);
    CHECK(error_of(set.stage.call(input)) == "InvalidAssociationID.NotFound");
    const auto vpc = set.make_vpc("10.9.0.0/16");
    const auto other = *set.stage.call(CreateNetworkAclInput{.vpc_id = vpc})->network_acl->network_acl_id;
    CHECK(error_of(set.stage.call(ReplaceNetworkAclAssociationInput{.association_id = *made->new_association_id, .network_acl_id = other})) == "InvalidParameterValue");
}
