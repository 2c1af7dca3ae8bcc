#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("DeleteVirtualMFADevice", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    const auto phone = make_authenticator(stage, "phone");
    const DeleteVirtualMFADeviceInput gone{.serial_number = phone.serial};

    SECTION("a device in use must be deactivated first") {
        enable(stage, phone, "ana");
        CHECK(error_of(stage.call(gone)) == "DeleteConflict");
        done(stage, DeactivateMFADeviceInput{.user_name = "ana", .serial_number = phone.serial});
        CHECK(stage.call(gone));
    }
    SECTION("goes once, if no policy refuses it") {
        CHECK(refused_on(stage, gone) == "mfa/phone");
        done(stage, gone);
        CHECK(error_of(stage.call(gone)) == "NoSuchEntity");
        make_device(stage, "phone");
    }
}
