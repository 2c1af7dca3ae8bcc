#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("DeleteRoute", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto table = *stage.call(CreateRouteTableInput{.vpc_id = set.vpc})->route_table->route_table_id;
    const auto interface = *set.make_interface().network_interface_id;
    REQUIRE(stage.call(CreateRouteInput{.route_table_id = table, .destination_cidr_block = "0.0.0.0/0", .network_interface_id = interface}));
    const DeleteRouteInput input{.route_table_id = table, .destination_cidr_block = "0.0.0.0/0"};
    REQUIRE(stage.call(input));
    CHECK(error_of(stage.call(input)) == "InvalidRoute.NotFound");
    CHECK(error_of(stage.call(DeleteRouteInput{.route_table_id = table, .destination_cidr_block = "10.0.0.0/16"})) == "InvalidParameterValue");
    set.be_user_without("ec2:DeleteRoute");
    CHECK(error_of(stage.call(input)) == "UnauthorizedOperation");
}
