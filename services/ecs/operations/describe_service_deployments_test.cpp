#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;

TEST_CASE("DescribeServiceDeployments", "[ecs]") {
    ecs::testing::ServiceSet set;
    REQUIRE(set.stage.call(set.service()));
    set.all_start();
    DescribeServiceDeploymentsInput input;
    CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");
    input.service_deployment_arns = {*set.described().current_service_deployment, set.arn("service-deployment/c/web/1")};
    const auto found = set.stage.call(input);
    REQUIRE(found);
    REQUIRE(found->service_deployments.size() == 1);
    const auto& one = found->service_deployments.front();
    CHECK(one.status == "SUCCESSFUL");
    CHECK(one.target_service_revision->running_task_count == 1);
    CHECK(one.source_service_revisions.empty());
    CHECK(found->failures.front().reason == "MISSING");
    set.be_user_without("ecs:DescribeServiceDeployments");
    CHECK(error_of(set.stage.call(input)) == "AccessDeniedException");
}
