#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UntagMFADevice", "[iam]") {
    Stage stage;
    const auto serial = make_device(stage, "phone");
    done(stage, TagMFADeviceInput{.serial_number = serial, .tags = {{"Team", "red"}, {"unit", "a"}}});
    const UntagMFADeviceInput untag{.serial_number = serial, .tag_keys = {"team", "unit", "none"}};

    CHECK(refused_on(stage, untag) == "mfa/phone");
    done(stage, untag);
    CHECK(shown(done(stage, ListMFADeviceTagsInput{.serial_number = serial}).tags) == "Team=red");
    CHECK(error_of(stage.call(UntagMFADeviceInput{.serial_number = arn("mfa/none"), .tag_keys = {"a"}})) == "NoSuchEntity");
}
