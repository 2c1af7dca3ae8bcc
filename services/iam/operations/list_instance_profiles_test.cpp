#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListInstanceProfiles", "[iam]") {
    Stage stage;
    for (const char* name : {"gamma", "Beta"}) make_profile(stage, name);
    done(stage, CreateInstanceProfileInput{.instance_profile_name = "alpha", .path = "/team/", .tags = {{"a", "1"}}});

    CHECK(pages(stage, ListInstanceProfilesInput{}, &ListInstanceProfilesOutput::instance_profiles, &InstanceProfile::instance_profile_name) == "alpha Beta|gamma");
    const auto team = done(stage, ListInstanceProfilesInput{.path_prefix = "/team/"}).instance_profiles;
    CHECK(shown(team, &InstanceProfile::instance_profile_name) == "alpha");
    CHECK(team.at(0).tags.empty());
    CHECK(refused_on(stage, ListInstanceProfilesInput{}) == "instance-profile/");
}
