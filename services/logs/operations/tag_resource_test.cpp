#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("TagResource", "[logs]") {
    auto stage = stage_with_stream();
    const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app";
    TagResourceInput input{.resource_arn = arn};
    input.tags["team"] = "search";

    SECTION("writes over what is there") {
        REQUIRE(stage.call(input));
        input.tags = {{"team", "mail"}, {"cost", "7"}};
        REQUIRE(stage.call(input));
        const auto tags = stage.call(ListTagsForResourceInput{.resource_arn = arn})->tags;
        CHECK(tags.size() == 2);
        CHECK(tags.at("team") == "mail");
    }
    SECTION("at most fifty, and none of AWS's own") {
        for (int i = 0; i < 50; ++i) input.tags["k" + std::to_string(i)] = "v";
        CHECK(error_of(stage.call(input)) == "TooManyTagsException");
        input.tags = {{"aws:mine", "v"}};
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        input.resource_arn = arn + "2";
        CHECK(error_of(stage.call(input)) == "ResourceNotFoundException");
    }
    SECTION("a group's tags decide who may write to it") {
        REQUIRE(stage.call(input));
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"search"}}}]})");
        CHECK(stage.call(batch("web", {{now_of(stage), "x"}})));
        input.tags["team"] = "mail";
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(batch("web", {{now_of(stage), "x"}}))) == "AccessDeniedException");
    }
    SECTION("a policy refuses it, about the group without an asterisk") {
        be_user_without(stage, "logs:TagResource");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:TagResource", arn));
    }
}
