#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("TagResource", "[ecs]") {
    ecs::testing::Set set;
    TagResourceInput input{.resource_arn = set.arn("cluster/c")};
    input.tags.push_back({.key = "team", .value = "data"});
    REQUIRE(set.stage.call(input));
    CHECK(set.stage.call(ListTagsForResourceInput{.resource_arn = input.resource_arn})->tags.front().value == "data");
    input.tags.front().key = "aws:x";
    CHECK(set.stage.call(input).error().code == "InvalidParameterException");
    input.resource_arn = set.arn("task/0123456789abcdef0123456789abcdef");
    CHECK(set.stage.call(input).error().message == "Long arn format must be used for tagging operations");
    input.resource_arn = set.arn("cluster/none");
    CHECK(set.stage.call(input).error().code == "ResourceNotFoundException");
}
