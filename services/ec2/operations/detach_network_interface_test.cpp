#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DetachNetworkInterface", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    set.be_service();
    const auto id = *set.make_interface().network_interface_id;
    const auto attachment = *stage.call(AttachNetworkInterfaceInput{.network_interface_id = id, .instance_id = "i-1",
                                                                    .device_index = 1})->attachment_id;

    SECTION("the service that attached it detaches it") {
        REQUIRE(stage.call(DetachNetworkInterfaceInput{.attachment_id = attachment}));
        CHECK(error_of(stage.call(DetachNetworkInterfaceInput{.attachment_id = attachment})) ==
              "InvalidAttachmentID.NotFound");
        CHECK(set.interface(id).status == "available");
    }
    SECTION("its owner does not") {
        stage.be(set.root);
        CHECK(error_of(stage.call(DetachNetworkInterfaceInput{.attachment_id = attachment})) == "OperationNotPermitted");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:DetachNetworkInterface");
        CHECK(error_of(stage.call(DetachNetworkInterfaceInput{.attachment_id = attachment})) == "UnauthorizedOperation");
        CHECK(set.asked("ec2:DetachNetworkInterface", set.arn("network-interface/" + id)));
    }
}
