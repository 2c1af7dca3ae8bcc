#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("PutQueryDefinition and DeleteQueryDefinition", "[logs]") {
    auto stage = stage_with_stream();
    PutQueryDefinitionInput input{.name = "web/errors", .query_string = "filter @message like /ERROR/"};

    SECTION("a new one without an id, the same one with it") {
        const auto id = stage.call(input)->query_definition_id;
        input.query_definition_id = id;
        input.query_string = "fields @message";
        CHECK(stage.call(input)->query_definition_id == id);
        const auto all = stage.call(DescribeQueryDefinitionsInput{});
        REQUIRE(all->query_definitions.size() == 1);
        CHECK(all->query_definitions.front().query_string == "fields @message");
        input.query_definition_id = "no";
        CHECK(error_of(stage.call(input)) == "ResourceNotFoundException");
    }
    SECTION("is deleted once") {
        const DeleteQueryDefinitionInput gone{.query_definition_id = *stage.call(input)->query_definition_id};
        CHECK(stage.call(gone)->success == true);
        CHECK(error_of(stage.call(gone)) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses both") {
        be_user_without(stage, "logs:*QueryDefinition");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:PutQueryDefinition", "*"));
        CHECK(error_of(stage.call(DeleteQueryDefinitionInput{.query_definition_id = "x"})) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:DeleteQueryDefinition", "*"));
    }
}
