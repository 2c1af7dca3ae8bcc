#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("DescribeQueryDefinitions", "[logs]") {
    auto stage = empty_stage();
    for (const auto* name : {"web/errors", "db/slow"}) {
        PutQueryDefinitionInput input{.name = name, .query_string = "fields @message"};
        input.log_group_names = {"app"};
        input.parameters.push_back({.name = "user", .default_value = "ana"});
        REQUIRE(stage.call(input));
    }

    SECTION("by name, by a prefix, page by page, as they were put") {
        const auto all = stage.call(DescribeQueryDefinitionsInput{});
        REQUIRE(all->query_definitions.size() == 2);
        const auto& first = all->query_definitions.front();
        CHECK(first.name == "db/slow");
        CHECK(first.log_group_names.front() == "app");
        CHECK(first.parameters.front().default_value == "ana");
        CHECK(stage.call(DescribeQueryDefinitionsInput{.query_definition_name_prefix = "web"})->query_definitions.size() == 1);
        DescribeQueryDefinitionsInput input{.max_results = 1};
        input.next_token = stage.call(input)->next_token;
        CHECK(stage.call(input)->query_definitions.front().name == "web/errors");
    }
    SECTION("a policy refuses it") {
        be_user_without(stage, "logs:DescribeQueryDefinitions");
        CHECK(error_of(stage.call(DescribeQueryDefinitionsInput{})) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:DescribeQueryDefinitions", "*"));
    }
}
