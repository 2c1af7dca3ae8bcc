#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetInstanceProfile and DeleteInstanceProfile", "[iam]") {
    Stage stage;
    make_profile(stage, "machine");
    make_role(stage, "worker");
    const GetInstanceProfileInput get{.instance_profile_name = "machine"};
    const DeleteInstanceProfileInput gone{.instance_profile_name = "machine"};

    SECTION("shows its role, and goes only without one") {
        done(stage, AddRoleToInstanceProfileInput{.instance_profile_name = "machine", .role_name = "worker"});
        CHECK(shown(done(stage, get).instance_profile.roles, &Role::arn) == arn("role/worker"));
        CHECK(error_of(stage.call(gone)) == "DeleteConflict");
        CHECK(message_of(stage.call(gone)) == "Cannot delete entity, must remove roles from instance profile first.");
        done(stage, RemoveRoleFromInstanceProfileInput{.instance_profile_name = "machine", .role_name = "worker"});
        REQUIRE(stage.call(gone));
        CHECK(error_of(stage.call(gone)) == "NoSuchEntity");
        CHECK(message_of(stage.call(get)) == "Instance Profile machine cannot be found.");
    }
    SECTION("are refused by a policy") {
        CHECK(refused_on(stage, get) == "instance-profile/machine");
        CHECK(refused_on(stage, gone) == "instance-profile/machine");
    }
}
