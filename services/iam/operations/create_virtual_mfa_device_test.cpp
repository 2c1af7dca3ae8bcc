#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("CreateVirtualMFADevice", "[iam]") {
    Stage stage;
    const CreateVirtualMFADeviceInput create{.path = "/team/", .virtual_mfa_device_name = "phone", .tags = {{"a", "1"}, {"A", "2"}}};

    SECTION("shows the seed, this once, in 64 characters of base32") {
        const auto device = done(stage, create).virtual_mfa_device;
        CHECK(device.serial_number == arn("mfa/team/phone"));
        CHECK(device.base32string_seed->bytes.size() == 64);
        CHECK(device.base32string_seed->bytes.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == std::string::npos);
        CHECK(shown(device.tags) == "A=2 a=1");
        CHECK_FALSE(done(stage, ListVirtualMFADevicesInput{}).virtual_mfa_devices.at(0).base32string_seed);
    }
    SECTION("a name is taken under its path") {
        done(stage, create);
        CHECK(error_of(stage.call(create)) == "EntityAlreadyExists");
        CHECK(message_of(stage.call(create)) == "MFA device already exists.");
        CHECK(stage.call(CreateVirtualMFADeviceInput{.virtual_mfa_device_name = "phone"}));
    }
    SECTION("is refused by a policy, that of its tags as well") {
        CHECK(refused_on(stage, create) == "mfa/team/phone");
        CHECK(refused_on(stage, create, "iam:TagMFADevice") == "mfa/team/phone");
    }
}
