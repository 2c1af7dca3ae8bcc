#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("UntagResource", "[logs]") {
    auto stage = stage_with_stream();
    const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app";
    TagResourceInput tag{.resource_arn = arn};
    tag.tags = {{"team", "search"}, {"cost", "7"}};
    REQUIRE(stage.call(tag));
    UntagResourceInput input{.resource_arn = arn};
    input.tag_keys = {"team", "nowhere"};

    SECTION("takes off what is named, the rest stays") {
        REQUIRE(stage.call(input));
        const auto tags = stage.call(ListTagsForResourceInput{.resource_arn = arn})->tags;
        CHECK(tags.size() == 1);
        CHECK(tags.contains("cost"));
        input.resource_arn = arn + "2";
        CHECK(error_of(stage.call(input)) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it") {
        be_user_without(stage, "logs:UntagResource");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:UntagResource", arn));
    }
}
