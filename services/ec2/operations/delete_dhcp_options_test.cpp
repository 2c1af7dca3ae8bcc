#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DeleteDhcpOptions", "[ec2]") {
    Set set;
    CreateDhcpOptionsInput input;
    input.dhcp_configurations.push_back({.key = "domain-name", .values = {std::string("example.com")}});
    const auto id = *set.stage.call(input)->dhcp_options->dhcp_options_id;
    REQUIRE(set.stage.call(DeleteDhcpOptionsInput{.dhcp_options_id = id}));
    CHECK(error_of(set.stage.call(DeleteDhcpOptionsInput{.dhcp_options_id = id})) == "InvalidDhcpOptionID.NotFound");
}
