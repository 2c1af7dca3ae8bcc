#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("DeleteServiceLinkedRole", "[iam]") {
    Stage stage;
    const auto name = make_linked_role(stage);
    const DeleteServiceLinkedRoleInput gone{.role_name = name};

    SECTION("takes the role away and answers with a task") {
        const auto task = done(stage, gone).deletion_task_id;
        CHECK(task.starts_with("task/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS/"));
        CHECK(error_of(stage.call(GetRoleInput{.role_name = name})) == "NoSuchEntity");
        CHECK(error_of(stage.call(gone)) == "NoSuchEntity");
        CHECK(make_linked_role(stage) == name);
    }
    SECTION("takes no other role") {
        make_role(stage, "worker");
        CHECK(error_of(stage.call(DeleteServiceLinkedRoleInput{.role_name = "worker"})) == "NoSuchEntity");
        CHECK(stage.call(GetRoleInput{.role_name = "worker"}));
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, gone) == "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"); }
}
