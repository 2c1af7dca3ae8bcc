#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UpdateRoleDescription", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    const UpdateRoleDescriptionInput update{.role_name = "worker", .description = "Works"};

    CHECK(done(stage, update).role->description == "Works");
    CHECK(done(stage, GetRoleInput{.role_name = "worker"}).role.description == "Works");
    CHECK(stage.call(UpdateRoleDescriptionInput{.role_name = make_linked_role(stage), .description = "Ours"}));
    CHECK(error_of(stage.call(UpdateRoleDescriptionInput{.role_name = "none", .description = "x"})) == "NoSuchEntity");
    CHECK(refused_on(stage, update) == "role/worker");
}
