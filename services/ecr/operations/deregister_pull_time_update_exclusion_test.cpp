#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("DeregisterPullTimeUpdateExclusion", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const std::string role = "arn:aws:iam::" + registry.organisation + ":role/scanner";
    CHECK(error_of(stage.call(DeregisterPullTimeUpdateExclusionInput{.principal_arn = role})) == "ExclusionNotFoundException");
    REQUIRE(stage.call(RegisterPullTimeUpdateExclusionInput{.principal_arn = role}));
    CHECK(stage.call(DeregisterPullTimeUpdateExclusionInput{.principal_arn = role})->principal_arn == role);
    CHECK(stage.call(ListPullTimeUpdateExclusionsInput{})->pull_time_update_exclusions.empty());
}
