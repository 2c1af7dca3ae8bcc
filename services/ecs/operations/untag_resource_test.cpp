#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("UntagResource", "[ecs]") {
    ecs::testing::Set set;
    auto definition = set.definition();
    definition.tags.push_back({.key = "team", .value = "data"});
    const auto arn = set.define(definition);
    UntagResourceInput input{.resource_arn = arn};
    input.tag_keys = {"team"};
    REQUIRE(set.stage.call(input));
    CHECK(set.stage.call(ListTagsForResourceInput{.resource_arn = arn})->tags.empty());
    set.be_user_without("ecs:UntagResource");
    CHECK(set.stage.call(input).error().code == "AccessDeniedException");
    CHECK(set.is_refused("ecs:UntagResource", arn));
}
