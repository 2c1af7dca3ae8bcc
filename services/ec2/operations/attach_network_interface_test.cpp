#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("AttachNetworkInterface", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto attach = [&](std::string id) {
        return stage.call(AttachNetworkInterfaceInput{.network_interface_id = std::move(id), .instance_id = "i-1",
                                                      .device_index = 1});
    };

    SECTION("there are no instances for callers of the account") {
        CHECK(error_of(attach(*set.make_interface().network_interface_id)) == "InvalidInstanceID.NotFound");
        CHECK(error_of(attach("eni-0123456789abcdef0")) == "InvalidNetworkInterfaceID.NotFound");
    }
    SECTION("a service attaches its own to what it runs, once") {
        set.be_service();
        const auto id = *set.make_interface().network_interface_id;
        const auto attached = attach(id);
        REQUIRE(attached);
        CHECK(attached->attachment_id->starts_with("ela-attach-"));
        CHECK(error_of(attach(id)) == "InvalidParameterValue");
        stage.be(set.root);
        const auto shown = set.interface(id);
        CHECK(shown.status == "in-use");
        CHECK(shown.attachment->attachment_id == attached->attachment_id);
        CHECK_FALSE(shown.attachment->instance_id);
    }
    SECTION("a policy is asked about the interface and the instance") {
        const auto id = *set.make_interface().network_interface_id;
        set.be_user_with(R"({"Effect":"Allow","Action":"ec2:AttachNetworkInterface","Resource":")" +
                         set.arn("network-interface/*") + "\"}");
        CHECK(error_of(attach(id)) == "UnauthorizedOperation");
        CHECK(set.asked("ec2:AttachNetworkInterface", set.arn("instance/i-1")));
    }
}
