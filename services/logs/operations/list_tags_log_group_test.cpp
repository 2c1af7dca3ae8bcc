#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("ListTagsLogGroup", "[logs]") {
    auto stage = stage_with_stream();

    SECTION("gives an empty list where there is none") {
        const auto done = stage.call(ListTagsLogGroupInput{.log_group_name = "app"});
        REQUIRE(done);
        CHECK(done->tags.present());
        CHECK(done->tags.empty());
        CHECK(error_of(stage.call(ListTagsLogGroupInput{.log_group_name = "no"})) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app";
        be_user_without(stage, "logs:ListTagsLogGroup");
        CHECK(error_of(stage.call(ListTagsLogGroupInput{.log_group_name = "app"})) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:ListTagsLogGroup", arn));
    }
}
