#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("ValidatePullThroughCacheRule", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    REQUIRE(stage.call(CreatePullThroughCacheRuleInput{.ecr_repository_prefix = "quay", .upstream_registry_url = "quay.io"}));
    const auto got = stage.call(ValidatePullThroughCacheRuleInput{.ecr_repository_prefix = "quay"});
    CHECK(got->is_valid == false);
    CHECK(got->failure->find("quay.io") != std::string::npos);
    REQUIRE(stage.call(CreatePullThroughCacheRuleInput{.ecr_repository_prefix = "la", .upstream_registry_url = registry.la + ".dkr.ecr.eu-west-2.amazonaws.com",
                                                       .custom_role_arn = "arn:aws:iam::" + registry.organisation + ":role/x"}));
    CHECK(stage.call(ValidatePullThroughCacheRuleInput{.ecr_repository_prefix = "la"})->is_valid == true);
    CHECK(error_of(stage.call(ValidatePullThroughCacheRuleInput{.ecr_repository_prefix = "none"})) == "PullThroughCacheRuleNotFoundException");
}
