#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

#include "services/ec2/acl_testing.h"

TEST_CASE("DeleteNetworkAcl", "[ec2]") {
    ec2::testing::AclSet set;
    CHECK(error_of(set.stage.call(DeleteNetworkAclInput{.network_acl_id = set.default_acl()})) == "InvalidParameterValue");
    const auto link = set.described(set.default_acl()).associations.front();
    REQUIRE(set.stage.call(ReplaceNetworkAclAssociationInput{.association_id = *link.network_acl_association_id, .network_acl_id = set.acl}));
    CHECK(error_of(set.stage.call(DeleteNetworkAclInput{.network_acl_id = set.acl})) == "DependencyViolation");
    CHECK(error_of(set.stage.call(DeleteVpcInput{.vpc_id = set.vpc})) == "DependencyViolation");
    REQUIRE(set.stage.call(DeleteSubnetInput{.subnet_id = set.subnet}));
    REQUIRE(set.stage.call(DeleteNetworkAclInput{.network_acl_id = set.acl}));
    CHECK(error_of(set.stage.call(DeleteNetworkAclInput{.network_acl_id = set.acl})) == "InvalidNetworkAclID.NotFound");
}
