#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListInstanceProfilesForRole", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    make_role(stage, "idle");
    for (const char* name : {"c", "a", "b"}) {
        make_profile(stage, name);
        done(stage, AddRoleToInstanceProfileInput{.instance_profile_name = name, .role_name = "worker"});
    }

    CHECK(pages(stage, ListInstanceProfilesForRoleInput{.role_name = "worker"}, &ListInstanceProfilesForRoleOutput::instance_profiles, &InstanceProfile::instance_profile_name) == "a b|c");
    CHECK(done(stage, ListInstanceProfilesForRoleInput{.role_name = "idle"}).instance_profiles.empty());
    CHECK(error_of(stage.call(ListInstanceProfilesForRoleInput{.role_name = "none"})) == "NoSuchEntity");
    CHECK(refused_on(stage, ListInstanceProfilesForRoleInput{.role_name = "worker"}) == "role/worker");
}
