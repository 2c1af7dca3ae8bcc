#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("ModifyNetworkInterfaceAttribute", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto id = *set.make_interface().network_interface_id;
    const ModifyNetworkInterfaceAttributeInput base{.network_interface_id = id};

    SECTION("groups are replaced") {
        auto input = base;
        input.groups = {set.make_group("web")};
        REQUIRE(stage.call(input));
        CHECK(set.interface(id).groups[0].group_name == "web");
        input.groups = {"sg-0123456789abcdef0"};
        CHECK(error_of(stage.call(input)) == "InvalidGroup.NotFound");
    }
    SECTION("a public address comes and goes") {
        auto input = base;
        input.associate_public_ip_address = true;
        REQUIRE(stage.call(input));
        const auto shown = set.interface(id);
        REQUIRE(shown.association);
        CHECK(shown.association->ip_owner_id == "amazon");
        CHECK(shown.association->public_ip == shown.private_ip_addresses[0].association->public_ip);
        CHECK_FALSE(shown.association->public_dns_name);
        input.associate_public_ip_address = false;
        REQUIRE(stage.call(input));
        CHECK_FALSE(set.interface(id).association);
    }
    SECTION("one attribute at a time") {
        auto input = base;
        CHECK(error_of(stage.call(input)) == "InvalidParameterCombination");
        input.description = AttributeValue{.value = "d"};
        CHECK(stage.call(input));
        input.source_dest_check = AttributeBooleanValue{.value = false};
        CHECK(error_of(stage.call(input)) == "InvalidParameterCombination");
    }
    SECTION("what it is attached to is found by the attachment's id") {
        auto input = base;
        input.attachment = NetworkInterfaceAttachmentChanges{.attachment_id = "eni-attach-0", .delete_on_termination = true};
        CHECK(error_of(stage.call(input)) == "InvalidAttachmentID.NotFound");
    }
    SECTION("a service's is its own") {
        set.be_service();
        ModifyNetworkInterfaceAttributeInput input{.associate_public_ip_address = true,
                                                   .network_interface_id = *set.make_interface().network_interface_id};
        CHECK(error_of(stage.call(input)) == "UnauthorizedOperation");  // its policy does not have it
        stage.be(set.root);
        CHECK(error_of(stage.call(input)) == "AuthFailure");
        CHECK_FALSE(set.interface(input.network_interface_id).association);
    }
    SECTION("a public address comes and goes") {
        auto input = base;
        input.associate_public_ip_address = true;
        REQUIRE(stage.call(input));
        CHECK(set.interface(input.network_interface_id).association->public_ip);
        input.associate_public_ip_address = false;
        REQUIRE(stage.call(input));
        CHECK_FALSE(set.interface(input.network_interface_id).association);
    }
    SECTION("a policy is asked about the groups too") {
        auto input = base;
        input.groups = {set.make_group("web")};
        set.be_user_with(R"({"Effect":"Allow","Action":"ec2:ModifyNetworkInterfaceAttribute","Resource":")" +
                         set.arn("network-interface/*") + "\"}");
        CHECK(error_of(stage.call(input)) == "UnauthorizedOperation");
    }
}
