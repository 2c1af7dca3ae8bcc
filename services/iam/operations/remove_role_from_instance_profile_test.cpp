#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("RemoveRoleFromInstanceProfile", "[iam]") {
    Stage stage;
    make_profile(stage, "machine");
    make_role(stage, "worker");
    done(stage, AddRoleToInstanceProfileInput{.instance_profile_name = "machine", .role_name = "worker"});
    const RemoveRoleFromInstanceProfileInput remove{.instance_profile_name = "machine", .role_name = "Worker"};

    CHECK(refused_on(stage, remove) == "instance-profile/machine");
    done(stage, remove);
    CHECK(done(stage, GetInstanceProfileInput{.instance_profile_name = "machine"}).instance_profile.roles.empty());
    CHECK(error_of(stage.call(remove)) == "NoSuchEntity");
    CHECK(error_of(stage.call(RemoveRoleFromInstanceProfileInput{.instance_profile_name = "none", .role_name = "worker"})) == "NoSuchEntity");
}
