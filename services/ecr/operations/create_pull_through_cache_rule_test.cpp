#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

namespace {

// A role of la that the cache may assume and that may pull.
std::string pulling_role(Registry& registry, bool may_pull = true) {
    auto& stage = registry.stage;
    const auto call = [&](const char* operation, Json input) {
        const auto done = stage.backlot().call(stage.caller(), {}, "us-east-1", "iam", operation, input);
        BACKLOT_ASSERT(done.output.has_value());
    };
    call("CreateRole", Json::object({{"RoleName", "puller"},
                                     {"AssumeRolePolicyDocument", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"pullthroughcache.ecr.amazonaws.com"},"Action":"sts:AssumeRole"}]})"}}));
    if (may_pull) {
        call("PutRolePolicy", Json::object({{"RoleName", "puller"}, {"PolicyName", "pull"},
                                            {"PolicyDocument", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"],"Resource":"*"}]})"}}));
    }
    return "arn:aws:iam::" + registry.la + ":role/puller";
}

}  // namespace

TEST_CASE("Pull through caches", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto digest = registry.push("layer", "1");
    CreatePullThroughCacheRuleInput input{.ecr_repository_prefix = "org", .upstream_registry_url = registry.organisation + ".dkr.ecr.eu-west-2.amazonaws.com"};
    BatchGetImageInput pull{.repository_name = "org/app"};
    pull.image_ids.push_back(Registry::by_tag("1"));
    SECTION("from another account's registry, under the rule's role") {
        REQUIRE(stage.call(SetRepositoryPolicyInput{.repository_name = "app", .policy_text = policy_for(registry.la, R"(["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"])")}));
        stage.as("la");
        CHECK(error_of(stage.call(input)) == "NotImplemented");  // without a role
        input.custom_role_arn = pulling_role(registry);
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(input)) == "PullThroughCacheRuleAlreadyExistsException");
        const auto got = stage.call(pull);
        REQUIRE(got);
        CHECK(got->images[0].image_id->image_digest == digest);
        BatchCheckLayerAvailabilityInput layers{.repository_name = "org/app"};
        layers.layer_digests.push_back(digest_of_text("layer"));
        CHECK(stage.call(layers)->layers.size() == 1);
        // What was taken in stays, also where nothing is let any more.
        stage.as("organisation");
        REQUIRE(stage.call(DeleteRepositoryPolicyInput{.repository_name = "app"}));
        stage.as("la");
        CHECK(stage.call(pull)->images.size() == 1);
        pull.image_ids[0].image_tag = "2";
        CHECK(error_of(stage.call(pull)) == "UnableToGetUpstreamImageException");
    }
    SECTION("who may not import, or make the repository, does not") {
        REQUIRE(stage.call(SetRepositoryPolicyInput{.repository_name = "app", .policy_text = policy_for(registry.la, R"("ecr:*")")}));
        stage.as("la");
        input.custom_role_arn = pulling_role(registry);
        REQUIRE(stage.call(input));
        be_user_without(stage, "ecr:BatchImportUpstreamImage", "la");
        CHECK(error_of(stage.call(pull)) == "AccessDeniedException");
        stage.as("la");
        CHECK(error_of(stage.call(DeleteRepositoryInput{.repository_name = "org/app"})) == "RepositoryNotFoundException");
    }
    SECTION("nor does a role that may not pull") {
        stage.as("la");
        input.custom_role_arn = pulling_role(registry, false);
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(pull)) == "UnableToGetUpstreamImageException");
        CHECK(error_of(stage.call(DescribeImagesInput{.repository_name = "org/app"})) == "RepositoryNotFoundException");
    }
    SECTION("registries of the world lie outside") {
        CHECK(error_of(stage.call(CreatePullThroughCacheRuleInput{.ecr_repository_prefix = "x1", .upstream_registry_url = "example.com"})) == "UnsupportedUpstreamRegistryException");
        CHECK(error_of(stage.call(CreatePullThroughCacheRuleInput{.ecr_repository_prefix = "x1", .upstream_registry_url = "registry-1.docker.io"})) == "ValidationException");
        REQUIRE(stage.call(CreatePullThroughCacheRuleInput{.ecr_repository_prefix = "quay", .upstream_registry_url = "quay.io"}));
        pull.repository_name = "quay/app";
        CHECK(error_of(stage.call(pull)) == "UnableToGetUpstreamImageException");
        CHECK(stage.call(ValidatePullThroughCacheRuleInput{.ecr_repository_prefix = "quay"})->is_valid == false);
    }
}
