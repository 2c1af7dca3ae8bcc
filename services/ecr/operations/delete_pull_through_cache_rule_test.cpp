#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("DeletePullThroughCacheRule", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    REQUIRE(stage.call(CreatePullThroughCacheRuleInput{.ecr_repository_prefix = "quay", .upstream_registry_url = "quay.io"}));
    CHECK(stage.call(DeletePullThroughCacheRuleInput{.ecr_repository_prefix = "quay"})->upstream_registry_url == "quay.io");
    CHECK(error_of(stage.call(DeletePullThroughCacheRuleInput{.ecr_repository_prefix = "quay"})) == "PullThroughCacheRuleNotFoundException");
}
