#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("CreateInstanceProfile", "[iam]") {
    Stage stage;
    const CreateInstanceProfileInput create{.instance_profile_name = "machine", .path = "/team/", .tags = {{"team", "red"}, {"Team", "blue"}}};

    SECTION("answers the profile with its path, a unique id and no role") {
        const auto profile = done(stage, create).instance_profile;
        CHECK(profile.arn == arn("instance-profile/team/machine"));
        CHECK(is_unique_id(profile.instance_profile_id, "AIPA"));
        CHECK(profile.roles.empty());
        CHECK(shown(profile.tags) == "Team=blue team=red");
        const auto again = stage.call(CreateInstanceProfileInput{.instance_profile_name = "Machine"});
        CHECK(error_of(again) == "EntityAlreadyExists");
        CHECK(message_of(again) == "Instance Profile Machine already exists.");
    }
    SECTION("a path begins and ends with a slash") {
        CHECK(error_of(stage.call(CreateInstanceProfileInput{.instance_profile_name = "m", .path = "team"})) == "ValidationError");
    }
    SECTION("no more than 1,000") {
        REQUIRE(stage.backlot().branch()->write([](store::WriteSet& writes) -> Result<> {
            for (int i = 0; i < 1'000; ++i) {
                const auto name = "m" + std::to_string(i);
                store::put(writes, identity::instance_profiles, {.name = name, .id = "AIPA"}, "000000000000", name);
            }
            return {};
        }));
        CHECK(message_of(stage.call(create)) == "Cannot exceed quota for InstanceProfilesPerAccount: 1000");
    }
    SECTION("is refused by a policy, that of its tags as well") {
        CHECK(refused_on(stage, create) == "instance-profile/team/machine");
        CHECK(refused_on(stage, create, "iam:TagInstanceProfile") == "instance-profile/team/machine");
    }
}
