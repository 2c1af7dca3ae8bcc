#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeNetworkInterfaces", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto web = set.make_group("web");
    const auto plain = *set.make_interface().network_interface_id;
    CreateNetworkInterfaceInput input{.subnet_id = set.subnet, .description = "of a task"};
    input.groups = {web};
    const auto made = stage.call(input)->network_interface;
    const auto count = [&](std::string name, std::string value) {
        return stage.call(DescribeNetworkInterfacesInput{.filters = where(name, {value})})->network_interfaces.size();
    };

    SECTION("by subnet, group, description and address") {
        CHECK(count("subnet-id", set.subnet) == 2);
        CHECK(count("group-id", web) == 1);
        CHECK(count("group-name", "default") == 1);
        CHECK(count("description", "of a *") == 1);
        CHECK(count("private-ip-address", *made->private_ip_address) == 1);
        CHECK(count("addresses.private-ip-address", *made->private_ip_address) == 1);
        CHECK(count("status", "in-use") == 0);
        CHECK(count("association.public-ip", "*") == 0);
        CHECK(count("requester-managed", "false") == 2);
    }
    SECTION("ids and pages") {
        CHECK(stage.call(DescribeNetworkInterfacesInput{.max_results = 5})->network_interfaces.size() == 2);
        DescribeNetworkInterfacesInput by_id;
        by_id.network_interface_ids = {plain, "eni-0123456789abcdef0"};
        CHECK(error_of(stage.call(by_id)) == "InvalidNetworkInterfaceID.NotFound");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:DescribeNetworkInterfaces");
        CHECK(error_of(stage.call(DescribeNetworkInterfacesInput{})) == "UnauthorizedOperation");
    }
}
