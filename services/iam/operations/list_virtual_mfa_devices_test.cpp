#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListVirtualMFADevices", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    for (const char* name : {"c", "a"}) make_device(stage, name);
    enable(stage, make_authenticator(stage, "b"), "ana");
    const auto devices = [&](const char* status) { return done(stage, ListVirtualMFADevicesInput{.assignment_status = status}).virtual_mfa_devices; };

    SECTION("all of them, those in use with their user") {
        CHECK(pages(stage, ListVirtualMFADevicesInput{}, &ListVirtualMFADevicesOutput::virtual_mfa_devices, &VirtualMFADevice::serial_number) ==
              arn("mfa/a") + " " + arn("mfa/b") + "|" + arn("mfa/c"));
        CHECK(devices("Any").size() == 3);
        CHECK(devices("Assigned").at(0).user->user_name == "ana");
        CHECK(devices("Assigned").at(0).enable_date);
    }
    SECTION("AssignmentStatus selects") {
        CHECK(shown(devices("Assigned"), &VirtualMFADevice::serial_number) == arn("mfa/b"));
        CHECK(shown(devices("Unassigned"), &VirtualMFADevice::serial_number) == arn("mfa/a") + " " + arn("mfa/c"));
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, ListVirtualMFADevicesInput{}) == "*"); }
}
