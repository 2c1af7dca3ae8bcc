#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetMFADevice", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    make_user(stage, "bob");
    const auto phone = make_authenticator(stage, "phone");
    enable(stage, phone, "ana");
    const GetMFADeviceInput get{.serial_number = phone.serial, .user_name = "ana"};

    const auto device = done(stage, get);
    CHECK(device.user_name == "ana");
    CHECK(device.serial_number == phone.serial);
    CHECK(device.enable_date == clock::Time{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}});
    CHECK(error_of(stage.call(GetMFADeviceInput{.serial_number = phone.serial, .user_name = "bob"})) == "NoSuchEntity");
    CHECK(error_of(stage.call(GetMFADeviceInput{.serial_number = make_device(stage, "spare"), .user_name = "ana"})) == "NoSuchEntity");
    CHECK(refused_on(stage, get) == "user/ana");
}
