#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("The scanning configuration of a registry", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    CHECK(stage.call(GetRegistryScanningConfigurationInput{})->scanning_configuration->scan_type == "BASIC");
    PutRegistryScanningConfigurationInput input{.scan_type = "ENHANCED"};
    CHECK(error_of(stage.call(input)) == "NotImplemented");
    input.scan_type = "BASIC";
    RegistryScanningRule rule{.scan_frequency = "SCAN_ON_PUSH"};
    rule.repository_filters.push_back({.filter = "prod*", .filter_type = "WILDCARD"});
    input.rules.push_back(rule);
    REQUIRE(stage.call(input));
    CHECK(stage.call(GetRegistryScanningConfigurationInput{})->scanning_configuration->rules[0].repository_filters[0].filter == "prod*");
    input.rules[0].scan_frequency = "CONTINUOUS_SCAN";
    CHECK(error_of(stage.call(input)) == "ValidationException");
}
