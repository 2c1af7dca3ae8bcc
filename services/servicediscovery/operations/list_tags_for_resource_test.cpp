#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("ListTagsForResource of Cloud Map", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("an empty list where there is none") {
        const auto done = stage.call(ListTagsForResourceInput{.resource_arn = set.arn("service/" + set.web)});
        REQUIRE(done);
        CHECK(done->tags.present());
        CHECK(done->tags.empty());
        CHECK(error_of(stage.call(ListTagsForResourceInput{.resource_arn = set.arn("service/srv-no")})) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:ListTagsForResource");
        CHECK(error_of(stage.call(ListTagsForResourceInput{.resource_arn = resource})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:ListTagsForResource", resource));
    }
}
