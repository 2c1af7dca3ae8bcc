#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::where;

TEST_CASE("AssociateVpcCidrBlock", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto add = [&](const std::string& cidr) { return stage.call(AssociateVpcCidrBlockInput{.cidr_block = cidr, .vpc_id = set.vpc}); };

    SECTION("the VPC has the range, its route tables a local route to it, and subnets may lie in it") {
        CHECK(error_of(stage.call(CreateSubnetInput{.cidr_block = "10.1.2.0/24", .vpc_id = set.vpc})) == "InvalidSubnet.Range");
        const auto added = add("10.1.0.0/16");
        REQUIRE(added);
        CHECK(added->cidr_block_association->cidr_block_state->state == "associating");
        CHECK(stage.call(CreateSubnetInput{.cidr_block = "10.1.2.0/24", .vpc_id = set.vpc}));
        const auto found = stage.call(DescribeVpcsInput{.filters = where("cidr-block-association.cidr-block", {"10.1.0.0/16"})});
        REQUIRE(found->vpcs.size() == 1);
        CHECK(found->vpcs[0].cidr_block == "10.0.0.0/16");
        REQUIRE(found->vpcs[0].cidr_block_association_set.size() == 2);
        CHECK(found->vpcs[0].cidr_block_association_set[1].cidr_block_state->state == "associated");
        REQUIRE(stage.call(CreateRouteTableInput{.vpc_id = set.vpc}));
        const auto tables = stage.call(DescribeRouteTablesInput{});
        REQUIRE(tables->route_tables.size() == 2);
        for (const auto& table : tables->route_tables) {
            REQUIRE(table.routes.size() == 2);
            CHECK(table.routes[1].destination_cidr_block == "10.1.0.0/16");
            CHECK(table.routes[1].gateway_id == "local");
        }
    }
    SECTION("it overlaps none that the VPC has, nor what a route of the VPC leads to, and there are five at most") {
        CHECK(error_of(add("10.0.128.0/17")) == "InvalidVpc.Range");
        CHECK(error_of(add("10.0.0.0/8")) == "InvalidVpc.Range");
        const auto interface = *set.make_interface().network_interface_id;
        const auto table = *stage.call(DescribeRouteTablesInput{})->route_tables[0].route_table_id;
        REQUIRE(stage.call(CreateRouteInput{.route_table_id = table, .destination_cidr_block = "10.1.0.0/24", .network_interface_id = interface}));
        CHECK(error_of(add("10.1.0.0/24")) == "InvalidVpc.Range");
        CHECK(add("10.1.0.0/25"));
        for (const auto* cidr : {"10.2.0.0/16", "10.3.0.0/16", "100.64.0.0/16"}) CHECK(add(cidr));
        CHECK(error_of(add("10.5.0.0/16")) == "CidrLimitExceeded");
    }
    SECTION("what is not IPv4 is not built") {
        CHECK(error_of(stage.call(AssociateVpcCidrBlockInput{.vpc_id = set.vpc, .amazon_provided_ipv6cidr_block = true})) == "NotImplemented");
    }
    SECTION("a policy may refuse it") {
        set.be_user_without("ec2:AssociateVpcCidrBlock");
        CHECK(error_of(add("10.1.0.0/16")) == "UnauthorizedOperation");
    }
}
