#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

namespace {

ReplicationRule rule_to(const std::string& region, const std::string& account) {
    ReplicationRule rule;
    rule.destinations.push_back({.region = region, .registry_id = account});
    return rule;
}

std::string status_of(Registry& registry, const std::string& tag) {
    const auto got = registry.stage.call(DescribeImageReplicationStatusInput{.repository_name = "app", .image_id = Registry::by_tag(tag)});
    return got->replication_statuses.empty() ? "none" : *got->replication_statuses[0].status;
}

}  // namespace

TEST_CASE("Replication", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    PutReplicationConfigurationInput input;
    SECTION("to another region") {
        input.replication_configuration.rules.push_back(rule_to("eu-west-1", registry.organisation));
        REQUIRE(stage.call(input));
        const auto digest = registry.push("layer", "1");
        stage.advance(std::chrono::seconds(1));
        CHECK(status_of(registry, "1") == "COMPLETE");
        stage.in("eu-west-1");
        CHECK(stage.call(ListImagesInput{.repository_name = "app"})->image_ids[0].image_digest == digest);
        BatchCheckLayerAvailabilityInput layers{.repository_name = "app"};
        layers.layer_digests.push_back(digest_of_text("layer"));
        CHECK(stage.call(layers)->layers.size() == 1);
        // The copy is its own.
        REQUIRE(stage.call(DeleteRepositoryInput{.repository_name = "app", .force = true}));
        stage.in("eu-west-2");
        CHECK(stage.call(layers)->layers.size() == 1);
    }
    SECTION("to another account, where its registry lets this one") {
        input.replication_configuration.rules.push_back(rule_to("eu-west-2", registry.la));
        REQUIRE(stage.call(input));
        registry.push("layer", "1");
        stage.advance(std::chrono::seconds(1));
        CHECK(status_of(registry, "1") == "FAILED");
        stage.as("la");
        CHECK(error_of(stage.call(ListImagesInput{.repository_name = "app"})) == "RepositoryNotFoundException");
        const auto text = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::)" + registry.organisation +
                          R"(:root"},"Action":["ecr:CreateRepository","ecr:ReplicateImage"],"Resource":"arn:aws:ecr:eu-west-2:)" + registry.la + R"(:repository/*"}]})";
        REQUIRE(stage.call(PutRegistryPolicyInput{.policy_text = text}));
        stage.as("organisation");
        registry.push("second", "2");
        stage.advance(std::chrono::seconds(1));
        CHECK(status_of(registry, "2") == "COMPLETE");
        stage.as("la");
        CHECK(stage.call(ListImagesInput{.repository_name = "app"})->image_ids[0].image_tag == "2");
    }
    SECTION("by prefix only") {
        auto rule = rule_to("eu-west-1", registry.organisation);
        rule.repository_filters.push_back({.filter = "prod", .filter_type = "PREFIX_MATCH"});
        input.replication_configuration.rules.push_back(rule);
        REQUIRE(stage.call(input));
        registry.push("layer", "1");
        CHECK(status_of(registry, "1") == "none");
    }
    SECTION("not to itself") {
        input.replication_configuration.rules.push_back(rule_to("eu-west-2", registry.organisation));
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
    }
}
