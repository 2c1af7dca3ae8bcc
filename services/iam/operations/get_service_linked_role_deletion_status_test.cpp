#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetServiceLinkedRoleDeletionStatus", "[iam]") {
    Stage stage;
    const auto task = done(stage, DeleteServiceLinkedRoleInput{.role_name = make_linked_role(stage)}).deletion_task_id;

    CHECK(done(stage, GetServiceLinkedRoleDeletionStatusInput{.deletion_task_id = task}).status == "SUCCEEDED");
    CHECK(error_of(stage.call(GetServiceLinkedRoleDeletionStatusInput{.deletion_task_id = task + "0"})) == "NoSuchEntity");
    CHECK(refused_on(stage, GetServiceLinkedRoleDeletionStatusInput{.deletion_task_id = task}) ==
          "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS");
}
