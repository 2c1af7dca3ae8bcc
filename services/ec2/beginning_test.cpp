#include <catch2/catch.hpp>

#include "library/testing.h"
#include "services/ec2/model.h"

using namespace backlot;
using namespace backlot::ec2;

TEST_CASE("An account begins with a default VPC in each region", "[ec2]") {
    backlot::testing::Stage stage{{.seed = 1, .has_default_vpcs = true}};
    stage.as("main").in("eu-west-2");
    const auto defaults = [&] {
        DescribeVpcsInput input;
        Filter filter{.name = "is-default"};
        filter.values.push_back("true");
        input.filters.push_back(filter);
        return stage.call(input).value().vpcs;
    };

    REQUIRE(defaults().size() == 1);
    const auto vpc = *defaults().front().vpc_id;
    CHECK(stage.call(DescribeSubnetsInput{})->subnets.size() == 3);
    CHECK(stage.call(CreateSecurityGroupInput{.description = "of the default VPC", .group_name = "web"}));
    stage.in("us-east-1");
    REQUIRE(defaults().size() == 1);
    CHECK(defaults().front().vpc_id != vpc);
    CHECK(stage.call(DescribeSubnetsInput{})->subnets.size() == 6);

    SECTION("what is no region has none") {
        stage.in("mars-1");
        CHECK(defaults().empty());
    }
    SECTION("what is deleted stays deleted") {
        const auto subnets = stage.call(DescribeSubnetsInput{}).value();
        for (const auto& subnet : subnets.subnets) REQUIRE(stage.call(DeleteSubnetInput{.subnet_id = *subnet.subnet_id}));
        const auto gateways = stage.call(DescribeInternetGatewaysInput{}).value();
        for (const auto& gateway : gateways.internet_gateways) {
            REQUIRE(stage.call(DetachInternetGatewayInput{.internet_gateway_id = *gateway.internet_gateway_id, .vpc_id = *defaults().front().vpc_id}));
            REQUIRE(stage.call(DeleteInternetGatewayInput{.internet_gateway_id = *gateway.internet_gateway_id}));
        }
        REQUIRE(stage.call(DeleteVpcInput{.vpc_id = *defaults().front().vpc_id}));
        CHECK(defaults().empty());
    }
}
