#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;

TEST_CASE("DescribeServiceRevisions", "[ecs]") {
    ecs::testing::ServiceSet set;
    REQUIRE(set.stage.call(set.service()));
    DescribeServiceDeploymentsInput deployment;
    deployment.service_deployment_arns = {*set.described().current_service_deployment};
    const auto target = *set.stage.call(deployment)->service_deployments.front().target_service_revision->arn;
    DescribeServiceRevisionsInput input;
    input.service_revision_arns = {target, *set.described().current_service_deployment};
    const auto found = set.stage.call(input);
    REQUIRE(found);
    REQUIRE(found->service_revisions.size() == 1);
    const auto& one = found->service_revisions.front();
    CHECK(one.service_revision_arn == target);
    CHECK(one.task_definition->ends_with(":task-definition/app:1"));
    CHECK(one.container_images.front().image == "app:1");
    CHECK(one.launch_type == "FARGATE");
    CHECK(found->failures.size() == 1);
    set.be_user_without("ecs:DescribeServiceRevisions");
    CHECK(error_of(set.stage.call(input)) == "AccessDeniedException");
}
