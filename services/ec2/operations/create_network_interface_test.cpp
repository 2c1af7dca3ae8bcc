#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("CreateNetworkInterface", "[ec2]") {
    Set set;
    auto& stage = set.stage;

    SECTION("has an address of its subnet, the default group and no public address") {
        const auto made = set.make_interface();
        CHECK(made.status == "pending");
        CHECK(made.private_ip_address->starts_with("10.0.1."));
        CHECK(made.mac_address->size() == 17);
        CHECK(made.groups[0].group_name == "default");
        CHECK_FALSE(made.association);
        CHECK(made.requester_managed == false);
        CHECK(set.interface(*made.network_interface_id).status == "available");
        CHECK(made.private_dns_name->ends_with(".eu-west-2.compute.internal"));
    }
    SECTION("an address that is asked for is had once, and lies in the subnet's own range") {
        const auto make = [&](std::string address) {
            return stage.call(CreateNetworkInterfaceInput{.subnet_id = set.subnet, .private_ip_address = address});
        };
        CHECK(make("10.0.1.4")->network_interface->private_ip_address == "10.0.1.4");
        CHECK(error_of(make("10.0.1.4")) == "InvalidIPAddress.InUse");
        CHECK(error_of(make("10.0.1.3")) == "InvalidParameterValue");
        CHECK(error_of(make("10.0.1.255")) == "InvalidParameterValue");
        CHECK(error_of(make("10.0.2.4")) == "InvalidParameterValue");
        CHECK(error_of(make("x")) == "InvalidParameterValue");
    }
    SECTION("a subnet gives out each of its addresses once, and then none") {
        const auto small = set.make_subnet("10.0.2.0/28");
        std::vector<std::string> seen;
        for (int i = 0; i < 11; ++i) {
            const auto made = stage.call(CreateNetworkInterfaceInput{.subnet_id = small});
            REQUIRE(made);
            seen.push_back(*made->network_interface->private_ip_address);
        }
        std::ranges::sort(seen);
        CHECK(std::ranges::adjacent_find(seen) == seen.end());
        CHECK(error_of(stage.call(CreateNetworkInterfaceInput{.subnet_id = small})) ==
              "InsufficientFreeAddressesInSubnet");
    }
    SECTION("secondary addresses follow the primary one") {
        CreateNetworkInterfaceInput input{.subnet_id = set.subnet, .secondary_private_ip_address_count = 2};
        const auto made = stage.call(input);
        REQUIRE(made->network_interface->private_ip_addresses.size() == 3);
        CHECK(made->network_interface->private_ip_addresses[0].primary == true);
        CHECK(made->network_interface->private_ip_addresses[1].primary == false);
        input.secondary_private_ip_address_count = 50;
        CHECK(error_of(stage.call(input)) == "PrivateIpAddressLimitExceeded");
    }
    SECTION("groups are of the subnet's VPC, five at most") {
        CreateNetworkInterfaceInput input{.subnet_id = set.subnet};
        input.groups = {*stage.call(CreateSecurityGroupInput{.description = "d", .group_name = "far",
                                                             .vpc_id = set.make_vpc("10.1.0.0/16")})->group_id};
        CHECK(error_of(stage.call(input)) == "InvalidParameter");
        input.groups = {};
        for (int i = 0; i < 6; ++i) input.groups.push_back(set.make_group("g" + std::to_string(i)));
        CHECK(error_of(stage.call(input)) == "SecurityGroupsPerInterfaceLimitExceeded");
        input.groups.pop_back();
        CHECK(stage.call(input));
    }
    SECTION("a client token makes one, and says when the call is another one") {
        CreateNetworkInterfaceInput input{.client_token = "t", .subnet_id = set.subnet};
        const auto first = stage.call(input);
        CHECK(stage.call(input)->network_interface->network_interface_id ==
              first->network_interface->network_interface_id);
        input.description = "another";
        CHECK(error_of(stage.call(input)) == "IdempotentParameterMismatch");
    }
    SECTION("a service makes one that is its own to manage") {
        set.be_service();
        const auto made = stage.call(CreateNetworkInterfaceInput{
            .operator_ = OperatorRequest{.principal = "ecs.amazonaws.com"}, .subnet_id = set.subnet,
            .description = "arn:aws:ecs:eu-west-2:1:attachment/a"});
        REQUIRE(made);
        CHECK(made->network_interface->requester_managed == true);
        CHECK(made->network_interface->operator_->principal == "ecs.amazonaws.com");
        CHECK(made->network_interface->owner_id == set.root.account);
        stage.be(set.root);
        CHECK(set.interface(*made->network_interface->network_interface_id).requester_managed == true);
        CHECK(error_of(stage.call(CreateNetworkInterfaceInput{
                  .operator_ = OperatorRequest{.principal = "ecs.amazonaws.com"}, .subnet_id = set.subnet})) ==
              "OperationNotPermitted");
    }
    SECTION("a policy is asked about the interface, the subnet and each group") {
        const auto web = set.make_group("web");
        CreateNetworkInterfaceInput input{.subnet_id = set.subnet};
        input.groups = {web};
        set.be_user_with(R"({"Effect":"Allow","Action":"ec2:CreateNetworkInterface","Resource":[")" +
                         set.arn("network-interface/*") + "\",\"" + set.arn("subnet/" + set.subnet) + "\"]}");
        CHECK(stage.call(CreateNetworkInterfaceInput{.subnet_id = set.subnet}));
        CHECK(error_of(stage.call(input)) == "UnauthorizedOperation");
        CHECK(set.asked("ec2:CreateNetworkInterface", set.arn("security-group/" + web)));
    }
}
