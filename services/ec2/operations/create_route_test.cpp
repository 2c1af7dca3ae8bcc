#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;

TEST_CASE("Routes", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto table = *stage.call(CreateRouteTableInput{.vpc_id = set.vpc})->route_table->route_table_id;
    const auto gateway = *stage.call(CreateInternetGatewayInput{})->internet_gateway->internet_gateway_id;
    const auto make = [&](const std::string& destination, const std::string& target) {
        return error_of(stage.call(CreateRouteInput{.route_table_id = table, .destination_cidr_block = destination, .gateway_id = target}));
    };
    CHECK(make("0.0.0.0/0", gateway) == "InvalidParameterValue");  // attached to nothing
    REQUIRE(stage.call(AttachInternetGatewayInput{.internet_gateway_id = gateway, .vpc_id = set.vpc}));
    CHECK(make("0.0.0.0/0", gateway).empty());
    CHECK(make("0.0.0.0/0", gateway).empty());
    CHECK(make("0.0.0.0", gateway) == "InvalidParameterValue");
    CHECK(make("0.0.0.0/0", "igw-0123456789abcdef0") == "InvalidInternetGatewayID.NotFound");
    const auto interface = *set.make_interface().network_interface_id;
    CreateRouteInput input{.route_table_id = table, .destination_cidr_block = "0.0.0.0/0", .network_interface_id = interface};
    CHECK(error_of(stage.call(input)) == "RouteAlreadyExists");
    for (const std::string inside : {"10.0.0.0/16", "10.0.1.0/24"}) {
        const auto into = stage.call(CreateRouteInput{.route_table_id = table, .destination_cidr_block = inside, .gateway_id = gateway});
        REQUIRE(error_of(into) == "InvalidParameterValue");
        CHECK(into.error().message.starts_with("The destination CIDR block " + inside + " is equal to or more specific than"));
    }
    input.destination_cidr_block = "10.0.1.0/25";
    CHECK(error_of(stage.call(input)) == "InvalidParameterValue");
    input.destination_cidr_block = "10.0.1.0/24";  // the subnet's
    CHECK(error_of(stage.call(input)).empty());
    input.destination_cidr_block = "192.168.0.0/16";
    CHECK(error_of(stage.call(input)).empty());
    input.gateway_id = gateway;
    CHECK(error_of(stage.call(input)) == "InvalidParameterCombination");
    CreateRouteInput transit{.route_table_id = table, .destination_cidr_block = "1.0.0.0/8"};
    transit.transit_gateway_id = "tgw-1";
    CHECK(error_of(stage.call(transit)) == "NotImplemented");
    set.be_user_without("ec2:CreateRoute");
    CHECK(make("10.9.0.0/16", gateway) == "UnauthorizedOperation");
}
