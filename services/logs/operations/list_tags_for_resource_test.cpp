#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("ListTagsForResource", "[logs]") {
    auto stage = empty_stage();
    CreateLogGroupInput make{.log_group_name = "app"};
    make.tags["team"] = "search";
    REQUIRE(stage.call(make));
    const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app";

    SECTION("gives the tags a group was made with") {
        CHECK(stage.call(ListTagsForResourceInput{.resource_arn = arn})->tags.at("team") == "search");
        CHECK(error_of(stage.call(ListTagsForResourceInput{.resource_arn = arn + "2"})) == "ResourceNotFoundException");
        CHECK(error_of(stage.call(ListTagsForResourceInput{.resource_arn = "arn:aws:logs:eu-west-2:1:log-group:app"})) == "InvalidParameterException");
    }
    SECTION("a policy refuses it") {
        be_user_without(stage, "logs:ListTagsForResource");
        CHECK(error_of(stage.call(ListTagsForResourceInput{.resource_arn = arn})) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:ListTagsForResource", arn));
    }
}
