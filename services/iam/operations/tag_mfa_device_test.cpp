#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("TagMFADevice", "[iam]") {
    Stage stage;
    const auto serial = make_device(stage, "phone");
    const auto tag = [&](model::List<Tag> tags) { return stage.call(TagMFADeviceInput{.serial_number = serial, .tags = std::move(tags)}); };
    REQUIRE(tag({{"Team", "red"}}));

    SECTION("keys differ by their case; a value given again replaces") {
        REQUIRE(tag({{"team", "blue"}, {"Team", "green"}}));
        CHECK(shown(done(stage, ListMFADeviceTagsInput{.serial_number = serial}).tags) == "Team=green team=blue");
    }
    SECTION("fifty at most, none of AWS's, on a device that exists") {
        CHECK(error_of(tag(many_tags(50))) == "LimitExceeded");
        CHECK(error_of(tag({{"aws:x", "1"}})) == "InvalidInput");
        CHECK(error_of(stage.call(TagMFADeviceInput{.serial_number = arn("mfa/none"), .tags = {{"a", "1"}}})) == "NoSuchEntity");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, TagMFADeviceInput{.serial_number = serial, .tags = {{"a", "1"}}}) == "mfa/phone"); }
}
