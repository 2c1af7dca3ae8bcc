#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("DescribeRegistry", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    CHECK(stage.call(DescribeRegistryInput{})->registry_id == registry.organisation);
    CHECK(stage.call(DescribeRegistryInput{})->replication_configuration->rules.empty());
    PutReplicationConfigurationInput input;
    ReplicationRule rule;
    rule.destinations.push_back({.region = "us-east-1", .registry_id = registry.la});
    rule.repository_filters.push_back({.filter = "app", .filter_type = "PREFIX_MATCH"});
    input.replication_configuration.rules.push_back(rule);
    REQUIRE(stage.call(input));
    const auto got = stage.call(DescribeRegistryInput{});
    CHECK(got->replication_configuration->rules[0].destinations[0].region == "us-east-1");
    CHECK(got->replication_configuration->rules[0].repository_filters[0].filter == "app");
    be_user_without(stage, "ecr:DescribeRegistry", "organisation");
    CHECK(error_of(stage.call(DescribeRegistryInput{})) == "AccessDeniedException");
}
