#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("UntagLogGroup", "[logs]") {
    auto stage = stage_with_stream();
    TagLogGroupInput tag{.log_group_name = "app"};
    tag.tags = {{"team", "search"}, {"cost", "7"}};
    REQUIRE(stage.call(tag));
    UntagLogGroupInput input{.log_group_name = "app"};
    input.tags = {"team"};

    SECTION("takes off what is named, the rest stays") {
        REQUIRE(stage.call(input));
        const auto tags = stage.call(ListTagsLogGroupInput{.log_group_name = "app"})->tags;
        CHECK(tags.size() == 1);
        CHECK(tags.contains("cost"));
        input.log_group_name = "no";
        CHECK(error_of(stage.call(input)) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app";
        be_user_without(stage, "logs:UntagLogGroup");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:UntagLogGroup", arn));
    }
}
