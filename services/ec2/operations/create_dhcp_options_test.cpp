#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("CreateDhcpOptions", "[ec2]") {
    Set set;
    CreateDhcpOptionsInput input{.tag_specifications = tagged("dhcp-options", {{"Name", "d"}})};
    input.dhcp_configurations.push_back({.key = "domain-name", .values = {std::string("example.com")}});
    input.dhcp_configurations.push_back({.key = "domain-name-servers", .values = {std::string("10.2.5.1"), std::string("10.2.5.2")}});
    const auto made = set.stage.call(input);
    REQUIRE(made);
    CHECK(made->dhcp_options->dhcp_options_id->starts_with("dopt-"));
    CHECK(made->dhcp_options->dhcp_configurations[1].values[1].value == "10.2.5.2");
    CHECK(made->dhcp_options->tags[0].value == "d");
    const auto code = [&](const std::string& key, std::vector<std::string> values) {
        CreateDhcpOptionsInput bad;
        bad.dhcp_configurations.push_back({.key = key, .values = {values.begin(), values.end()}});
        return error_of(set.stage.call(bad));
    };
    CHECK(code("colour", {"red"}) == "InvalidParameterValue");
    CHECK(code("domain-name", {}) == "MissingParameter");
    CHECK(code("ntp-servers", {"here"}) == "InvalidParameterValue");
    CHECK(code("ntp-servers", {"10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5"}) == "InvalidParameterValue");
    CHECK(code("netbios-node-type", {"3"}) == "InvalidParameterValue");
    CHECK(code("netbios-node-type", {"2"}).empty());
}
