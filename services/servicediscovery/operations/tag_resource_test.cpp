#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("TagResource of Cloud Map", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("a namespace and a service") {
        for (const auto& arn : {set.arn("namespace/" + set.in), set.arn("service/" + set.web)}) {
            TagResourceInput input{.resource_arn = arn};
            input.tags.push_back({.key = "team", .value = "search"});
            REQUIRE(stage.call(input));
            CHECK(stage.call(ListTagsForResourceInput{.resource_arn = arn})->tags.front().value == "search");
        }
    }
    SECTION("at most fifty, of what is there") {
        TagResourceInput input{.resource_arn = set.arn("service/" + set.web)};
        for (int i = 0; i < 51; ++i) input.tags.push_back({.key = "k" + std::to_string(i), .value = "v"});
        CHECK(error_of(stage.call(input)) == "TooManyTagsException");
        input.resource_arn = set.arn("service/srv-no");
        CHECK(error_of(stage.call(input)) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:TagResource");
        CHECK(error_of(stage.call(TagResourceInput{.resource_arn = resource})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:TagResource", resource));
    }
}
