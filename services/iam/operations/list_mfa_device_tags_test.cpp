#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListMFADeviceTags", "[iam]") {
    Stage stage;
    const auto serial = make_device(stage, "phone");
    done(stage, TagMFADeviceInput{.serial_number = serial, .tags = {{"c", "3"}, {"a", "1"}, {"b", "2"}}});

    CHECK(pages(stage, ListMFADeviceTagsInput{.serial_number = serial}, &ListMFADeviceTagsOutput::tags) == "a=1 b=2|c=3");
    CHECK(error_of(stage.call(ListMFADeviceTagsInput{.serial_number = arn("mfa/none")})) == "NoSuchEntity");
    CHECK(refused_on(stage, ListMFADeviceTagsInput{.serial_number = serial}) == "mfa/phone");
}
