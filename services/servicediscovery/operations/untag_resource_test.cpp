#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("UntagResource of Cloud Map", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("takes off what is named") {
        TagResourceInput tag{.resource_arn = set.arn("namespace/" + set.in)};
        tag.tags = {{.key = "team", .value = "search"}, {.key = "cost", .value = "7"}};
        REQUIRE(stage.call(tag));
        UntagResourceInput input{.resource_arn = tag.resource_arn};
        input.tag_keys = {"team", "no"};
        REQUIRE(stage.call(input));
        CHECK(stage.call(ListTagsForResourceInput{.resource_arn = tag.resource_arn})->tags.size() == 1);
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:UntagResource");
        CHECK(error_of(stage.call(UntagResourceInput{.resource_arn = resource})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:UntagResource", resource));
    }
}
