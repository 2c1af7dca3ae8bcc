#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeVpcEndpoints", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    CreateVpcEndpointInput input{.vpc_id = set.vpc, .service_name = "com.amazonaws.eu-west-2.s3", .tag_specifications = tagged("vpc-endpoint", {{"Name", "s3"}})};
    const auto id = *stage.call(input)->vpc_endpoint->vpc_endpoint_id;
    input.service_name = "com.amazonaws.eu-west-2.dynamodb";
    input.tag_specifications = {};
    REQUIRE(stage.call(input));
    CHECK(stage.call(DescribeVpcEndpointsInput{})->vpc_endpoints.size() == 2);
    CHECK(stage.call(DescribeVpcEndpointsInput{.filters = where("service-name", {"*.s3"})})->vpc_endpoints[0].vpc_endpoint_id == id);
    CHECK(stage.call(DescribeVpcEndpointsInput{.filters = where("tag:Name", {"s3"})})->vpc_endpoints.size() == 1);
    DescribeVpcEndpointsInput named;
    named.vpc_endpoint_ids = {"vpce-0123456789abcdef0"};
    CHECK(error_of(stage.call(named)) == "InvalidVpcEndpointId.NotFound");
}
