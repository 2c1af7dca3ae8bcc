#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("DisassociateVpcCidrBlock", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto added = *stage.call(AssociateVpcCidrBlockInput{.cidr_block = "10.1.0.0/16", .vpc_id = set.vpc})->cidr_block_association->association_id;
    const auto drop = [&](const std::string& id) { return error_of(stage.call(DisassociateVpcCidrBlockInput{.association_id = id})); };
    const auto ranges = [&] { return stage.call(DescribeVpcsInput{})->vpcs[0].cidr_block_association_set; };

    SECTION("a further range goes once no subnet lies in it, with its routes") {
        const auto subnet = set.make_subnet("10.1.2.0/24");
        CHECK(drop(added) == "DependencyViolation");
        REQUIRE(stage.call(DeleteSubnetInput{.subnet_id = subnet}));
        CHECK(drop(added).empty());
        CHECK(ranges().size() == 1);
        CHECK(stage.call(DescribeRouteTablesInput{})->route_tables[0].routes.size() == 1);
        CHECK(drop(added) == "InvalidVpcCidrBlockAssociationID.NotFound");
    }
    SECTION("the first one stays") { CHECK(drop(*ranges()[0].association_id) == "OperationNotPermitted"); }
    SECTION("a policy may refuse it") {
        set.be_user_without("ec2:DisassociateVpcCidrBlock");
        CHECK(drop(added) == "UnauthorizedOperation");
    }
}
