#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("ModifyVpcEndpoint", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto id = *stage.call(CreateVpcEndpointInput{.vpc_id = set.vpc, .service_name = "com.amazonaws.eu-west-2.s3"})->vpc_endpoint->vpc_endpoint_id;
    const auto endpoint = [&] {
        DescribeVpcEndpointsInput input;
        input.vpc_endpoint_ids = {id};
        auto found = stage.call(input);
        return found->vpc_endpoints[0];
    };
    const std::string narrow = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]})";
    REQUIRE(stage.call(ModifyVpcEndpointInput{.vpc_endpoint_id = id, .policy_document = narrow}));
    CHECK(endpoint().policy_document->find("s3:GetObject") != std::string::npos);
    REQUIRE(stage.call(ModifyVpcEndpointInput{.vpc_endpoint_id = id, .reset_policy = true}));
    CHECK(endpoint().policy_document->find("s3:GetObject") == std::string::npos);
    const auto table = *stage.call(CreateRouteTableInput{.vpc_id = set.vpc})->route_table->route_table_id;
    ModifyVpcEndpointInput more{.vpc_endpoint_id = id};
    more.add_route_table_ids = {table};
    REQUIRE(stage.call(more));
    CHECK(endpoint().route_table_ids.size() == 1);
    ModifyVpcEndpointInput less{.vpc_endpoint_id = id};
    less.remove_route_table_ids = {table};
    REQUIRE(stage.call(less));
    CHECK(endpoint().route_table_ids.empty());
    ModifyVpcEndpointInput other{.vpc_endpoint_id = id};
    other.add_subnet_ids = {set.subnet};
    CHECK(error_of(stage.call(other)) == "InvalidParameter");
    CHECK(error_of(stage.call(ModifyVpcEndpointInput{.vpc_endpoint_id = id, .policy_document = "{"})) == "InvalidPolicyDocument");
    set.be_user_without("ec2:ModifyVpcEndpoint");
    CHECK(error_of(stage.call(less)) == "UnauthorizedOperation");
}
