#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("AssociateDhcpOptions", "[ec2]") {
    Set set;
    CreateDhcpOptionsInput input;
    input.dhcp_configurations.push_back({.key = "domain-name", .values = {std::string("example.com")}});
    const auto id = *set.stage.call(input)->dhcp_options->dhcp_options_id;
    REQUIRE(set.stage.call(AssociateDhcpOptionsInput{.dhcp_options_id = id, .vpc_id = set.vpc}));
    CHECK(set.stage.call(DescribeVpcsInput{})->vpcs.front().dhcp_options_id == id);
    CHECK(error_of(set.stage.call(DeleteDhcpOptionsInput{.dhcp_options_id = id})) == "DependencyViolation");
    REQUIRE(set.stage.call(AssociateDhcpOptionsInput{.dhcp_options_id = "default", .vpc_id = set.vpc}));
    CHECK(set.stage.call(DescribeVpcsInput{})->vpcs.front().dhcp_options_id == "default");
    CHECK(error_of(set.stage.call(AssociateDhcpOptionsInput{.dhcp_options_id = "dopt-0123456789abcdef0", .vpc_id = set.vpc})) == "InvalidDhcpOptionID.NotFound");
    set.be_user_without("ec2:AssociateDhcpOptions");
    CHECK(error_of(set.stage.call(AssociateDhcpOptionsInput{.dhcp_options_id = id, .vpc_id = set.vpc})) == "UnauthorizedOperation");
}
