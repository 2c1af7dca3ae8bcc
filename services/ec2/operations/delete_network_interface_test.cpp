#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DeleteNetworkInterface", "[ec2]") {
    Set set;
    auto& stage = set.stage;

    SECTION("frees its address") {
        const CreateNetworkInterfaceInput input{.subnet_id = set.subnet, .private_ip_address = "10.0.1.10"};
        const auto made = stage.call(input);
        REQUIRE(stage.call(DeleteNetworkInterfaceInput{
            .network_interface_id = *made->network_interface->network_interface_id}));
        CHECK(stage.call(input));
        CHECK(error_of(stage.call(DeleteNetworkInterfaceInput{
                  .network_interface_id = *made->network_interface->network_interface_id})) ==
              "InvalidNetworkInterfaceID.NotFound");
    }
    SECTION("a service's is deleted by that service, once it is attached to nothing") {
        set.be_service();
        const auto id = *set.make_interface().network_interface_id;
        const auto attached = stage.call(AttachNetworkInterfaceInput{.network_interface_id = id,
                                                                     .instance_id = "i-fargate", .device_index = 1});
        CHECK(error_of(stage.call(DeleteNetworkInterfaceInput{.network_interface_id = id})) == "InvalidParameterValue");
        stage.be(set.root);
        CHECK(error_of(stage.call(DeleteNetworkInterfaceInput{.network_interface_id = id})) == "AuthFailure");
        set.be_service();
        REQUIRE(stage.call(DetachNetworkInterfaceInput{.attachment_id = *attached->attachment_id}));
        CHECK(stage.call(DeleteNetworkInterfaceInput{.network_interface_id = id}));
    }
    SECTION("a policy refuses it") {
        const auto id = *set.make_interface().network_interface_id;
        set.be_user_without("ec2:DeleteNetworkInterface");
        CHECK(error_of(stage.call(DeleteNetworkInterfaceInput{.network_interface_id = id})) == "UnauthorizedOperation");
        CHECK(set.asked("ec2:DeleteNetworkInterface", set.arn("network-interface/" + id)));
    }
}
