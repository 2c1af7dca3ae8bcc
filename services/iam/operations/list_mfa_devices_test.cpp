#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListMFADevices", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    make_device(stage, "spare");
    for (const char* name : {"c", "a", "b"}) enable(stage, make_authenticator(stage, name), "ana");

    CHECK(pages(stage, ListMFADevicesInput{.user_name = "ana"}, &ListMFADevicesOutput::mfa_devices, &MFADevice::serial_number) ==
          arn("mfa/a") + " " + arn("mfa/b") + "|" + arn("mfa/c"));
    CHECK(done(stage, ListMFADevicesInput{}).mfa_devices.empty());
    CHECK(error_of(stage.call(ListMFADevicesInput{.user_name = "bob"})) == "NoSuchEntity");
    CHECK(refused_on(stage, ListMFADevicesInput{.user_name = "ana"}) == "user/ana");
}
