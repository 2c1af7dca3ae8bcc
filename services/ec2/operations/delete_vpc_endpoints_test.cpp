#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("DeleteVpcEndpoints", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    CreateVpcEndpointInput input{.vpc_endpoint_type = "Interface", .vpc_id = set.vpc, .service_name = "com.amazonaws.eu-west-2.kms"};
    input.subnet_ids = {set.subnet};
    const auto made = stage.call(input);
    REQUIRE(made);
    DeleteVpcEndpointsInput away;
    away.vpc_endpoint_ids = {*made->vpc_endpoint->vpc_endpoint_id, "vpce-0123456789abcdef0"};
    const auto done = stage.call(away);
    REQUIRE(done);
    CHECK(done->unsuccessful[0].error->code == "InvalidVpcEndpointId.NotFound");
    CHECK(stage.call(DescribeVpcEndpointsInput{})->vpc_endpoints.empty());
    CHECK(stage.call(DescribeNetworkInterfacesInput{})->network_interfaces.empty());
    CHECK(error_of(stage.call(DeleteVpcEndpointsInput{})) == "MissingParameter");
    set.be_user_without("ec2:DeleteVpcEndpoints");
    CHECK(error_of(stage.call(away)) == "UnauthorizedOperation");
}
