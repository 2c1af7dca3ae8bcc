#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("TagInstanceProfile", "[iam]") {
    Stage stage;
    make_profile(stage, "machine");
    const auto tag = [&](model::List<Tag> tags) { return stage.call(TagInstanceProfileInput{.instance_profile_name = "machine", .tags = std::move(tags)}); };
    REQUIRE(tag({{"Team", "red"}}));

    SECTION("keys differ by their case; a value given again replaces") {
        REQUIRE(tag({{"team", "blue"}, {"Team", "green"}}));
        CHECK(shown(done(stage, GetInstanceProfileInput{.instance_profile_name = "machine"}).instance_profile.tags) == "Team=green team=blue");
    }
    SECTION("fifty at most, none of AWS's, on a profile that exists") {
        CHECK(error_of(tag(many_tags(50))) == "LimitExceeded");
        CHECK(error_of(tag({{"aws:x", "1"}})) == "InvalidInput");
        CHECK(error_of(stage.call(TagInstanceProfileInput{.instance_profile_name = "none", .tags = {{"a", "1"}}})) == "NoSuchEntity");
    }
    SECTION("is refused by a policy") {
        CHECK(refused_on(stage, TagInstanceProfileInput{.instance_profile_name = "machine", .tags = {{"a", "1"}}}) == "instance-profile/machine");
    }
}
