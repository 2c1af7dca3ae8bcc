#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("TagLogGroup", "[logs]") {
    auto stage = stage_with_stream();
    TagLogGroupInput input{.log_group_name = "app"};
    input.tags["team"] = "search";

    SECTION("writes the tags that TagResource does") {
        REQUIRE(stage.call(input));
        const auto arn = *stage.call(DescribeLogGroupsInput{})->log_groups.front().log_group_arn;
        CHECK(stage.call(ListTagsForResourceInput{.resource_arn = arn})->tags.at("team") == "search");
    }
    SECTION("too many are refused by the name that this operation has for it") {
        for (int i = 0; i < 50; ++i) input.tags["k" + std::to_string(i)] = "v";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        input.log_group_name = "no";
        CHECK(error_of(stage.call(input)) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app";
        be_user_without(stage, "logs:TagLogGroup");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:TagLogGroup", arn));
    }
}
