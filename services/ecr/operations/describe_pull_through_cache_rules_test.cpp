#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("DescribePullThroughCacheRules", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    REQUIRE(stage.call(CreatePullThroughCacheRuleInput{.ecr_repository_prefix = "quay", .upstream_registry_url = "quay.io"}));
    REQUIRE(stage.call(CreatePullThroughCacheRuleInput{.ecr_repository_prefix = "k8s", .upstream_registry_url = "registry.k8s.io"}));
    const auto got = stage.call(DescribePullThroughCacheRulesInput{});
    REQUIRE(got->pull_through_cache_rules.size() == 2);
    CHECK(got->pull_through_cache_rules[0].upstream_registry == "k8s");
    DescribePullThroughCacheRulesInput named;
    named.ecr_repository_prefixes.push_back("none");
    CHECK(error_of(stage.call(named)) == "PullThroughCacheRuleNotFoundException");
    be_user_without(stage, "ecr:DescribePullThroughCacheRules", "organisation");
    CHECK(error_of(stage.call(named)) == "AccessDeniedException");
}
