#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeDhcpOptions", "[ec2]") {
    Set set;
    CreateDhcpOptionsInput input;
    input.dhcp_configurations.push_back({.key = "domain-name", .values = {std::string("example.com")}});
    const auto id = *set.stage.call(input)->dhcp_options->dhcp_options_id;
    const auto count = [&](const std::string& name, const std::string& value) {
        return set.stage.call(DescribeDhcpOptionsInput{.filters = where(name, {value})})->dhcp_options.size();
    };
    CHECK(set.stage.call(DescribeDhcpOptionsInput{})->dhcp_options.size() == 2);
    CHECK(count("dhcp-options-id", id) == 1);
    CHECK(count("key", "domain-name") == 2);
    CHECK(count("value", "example.*") == 1);
    CHECK(count("value", "eu-west-2.compute.internal") == 1);
    set.be_user_without("ec2:DescribeDhcpOptions");
    CHECK(error_of(set.stage.call(DescribeDhcpOptionsInput{})) == "UnauthorizedOperation");
}
