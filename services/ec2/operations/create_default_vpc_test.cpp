#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("CreateDefaultVpc", "[ec2]") {
    Set set;
    const auto made = set.stage.call(CreateDefaultVpcInput{});
    REQUIRE(made);
    CHECK(made->vpc->is_default == true);
    CHECK(made->vpc->cidr_block == "172.31.0.0/16");
    const auto own = where("vpc-id", {*made->vpc->vpc_id});
    const auto subnets = set.stage.call(DescribeSubnetsInput{.filters = own})->subnets;
    CHECK(subnets.size() == 3);
    for (const auto& subnet : subnets) {
        CHECK(subnet.default_for_az == true);
        CHECK(subnet.map_public_ip_on_launch == true);
    }
    const auto tables = set.stage.call(DescribeRouteTablesInput{.filters = own})->route_tables;
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].routes[1].gateway_id->starts_with("igw-"));
    CHECK(error_of(set.stage.call(CreateDefaultVpcInput{})) == "DefaultVpcAlreadyExists");
    CHECK(set.stage.call(CreateSecurityGroupInput{.description = "d", .group_name = "without a VPC"}));
    set.be_user_without("ec2:CreateDefaultVpc");
    CHECK(error_of(set.stage.call(CreateDefaultVpcInput{})) == "UnauthorizedOperation");
}
