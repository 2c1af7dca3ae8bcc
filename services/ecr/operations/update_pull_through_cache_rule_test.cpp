#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("UpdatePullThroughCacheRule", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    REQUIRE(stage.call(CreatePullThroughCacheRuleInput{.ecr_repository_prefix = "quay", .upstream_registry_url = "quay.io"}));
    CHECK(error_of(stage.call(UpdatePullThroughCacheRuleInput{.ecr_repository_prefix = "quay"})) == "ValidationException");
    const std::string secret = "arn:aws:secretsmanager:eu-west-2:" + registry.organisation + ":secret:ecr-pullthroughcache/quay-abcdef";
    CHECK(stage.call(UpdatePullThroughCacheRuleInput{.ecr_repository_prefix = "quay", .credential_arn = secret})->credential_arn == secret);
    CHECK(error_of(stage.call(UpdatePullThroughCacheRuleInput{.ecr_repository_prefix = "none", .credential_arn = secret})) == "PullThroughCacheRuleNotFoundException");
}
