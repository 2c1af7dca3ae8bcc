#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("EnableMFADevice", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    const auto phone = make_authenticator(stage, "phone");
    const auto input = [&](int first, int second) {
        return EnableMFADeviceInput{.user_name = "ana", .serial_number = phone.serial, .authentication_code1 = phone.code(stage, first), .authentication_code2 = phone.code(stage, second)};
    };

    SECTION("takes two codes, one after the other, once") {
        done(stage, input(0, 1));
        const auto devices = done(stage, ListMFADevicesInput{.user_name = "ana"}).mfa_devices;
        CHECK(shown(devices, &MFADevice::serial_number) == phone.serial);
        CHECK(error_of(stage.call(input(1, 2))) == "EntityAlreadyExists");
    }
    SECTION("refuses codes that do not follow each other, or are of another time") {
        const auto refused = stage.call(input(1, 0));
        CHECK(error_of(refused) == "InvalidAuthenticationCode");
        CHECK(message_of(refused) == "Authentication code for device is not valid.");
        CHECK(error_of(stage.call(input(0, 0))) == "InvalidAuthenticationCode");
        CHECK(error_of(stage.call(input(40, 41))) == "InvalidAuthenticationCode");
    }
    SECTION("eight devices at most for a user") {
        for (int i = 0; i < 8; ++i) enable(stage, make_authenticator(stage, "d" + std::to_string(i)), "ana");
        CHECK(error_of(stage.call(input(0, 1))) == "LimitExceeded");
        CHECK(message_of(stage.call(input(0, 1))) == "Cannot exceed quota for MFADevicesPerUser: 8");
    }
    SECTION("both must exist, and a policy may refuse it") {
        auto none = input(0, 1);
        none.serial_number = arn("mfa/none");
        CHECK(message_of(stage.call(none)) == "VirtualMFADevice with serial number " + arn("mfa/none") + " does not exist.");
        none = input(0, 1);
        none.user_name = "bob";
        CHECK(error_of(stage.call(none)) == "NoSuchEntity");
        CHECK(refused_on(stage, input(0, 1)) == "user/ana");
    }
}
