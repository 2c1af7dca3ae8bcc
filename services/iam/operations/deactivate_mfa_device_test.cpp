#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("DeactivateMFADevice", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    make_user(stage, "bob");
    const auto phone = make_authenticator(stage, "phone");
    enable(stage, phone, "ana");
    const DeactivateMFADeviceInput off{.user_name = "ana", .serial_number = phone.serial};

    SECTION("the device stays, for another user to take") {
        CHECK(error_of(stage.call(DeleteUserInput{.user_name = "ana"})) == "DeleteConflict");
        done(stage, off);
        CHECK(done(stage, ListMFADevicesInput{.user_name = "ana"}).mfa_devices.empty());
        CHECK(error_of(stage.call(off)) == "NoSuchEntity");
        stage.advance(std::chrono::minutes{5});
        enable(stage, phone, "bob");
    }
    SECTION("without a name, the caller's own") {
        be_user(stage, "ana");
        CHECK(stage.call(DeactivateMFADeviceInput{.serial_number = phone.serial}));
    }
    SECTION("of that user, if no policy refuses it") {
        CHECK(error_of(stage.call(DeactivateMFADeviceInput{.user_name = "bob", .serial_number = phone.serial})) == "NoSuchEntity");
        CHECK(refused_on(stage, off) == "user/ana");
    }
}
