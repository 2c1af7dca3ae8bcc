#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("BatchGetRepositoryScanningConfiguration", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    PutRegistryScanningConfigurationInput rules{.scan_type = "BASIC"};
    RegistryScanningRule rule{.scan_frequency = "SCAN_ON_PUSH"};
    rule.repository_filters.push_back({.filter = "a*", .filter_type = "WILDCARD"});
    rules.rules.push_back(rule);
    REQUIRE(stage.call(rules));
    REQUIRE(stage.call(CreateRepositoryInput{.repository_name = "other"}));
    BatchGetRepositoryScanningConfigurationInput input;
    for (const auto* name : {"app", "other", "none"}) input.repository_names.push_back(name);
    const auto got = stage.call(input);
    REQUIRE(got);
    REQUIRE(got->scanning_configurations.size() == 2);
    CHECK(got->scanning_configurations[0].scan_frequency == "SCAN_ON_PUSH");
    CHECK(got->scanning_configurations[1].scan_frequency == "MANUAL");
    CHECK(got->failures[0].failure_code == "REPOSITORY_NOT_FOUND");
}
