#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("UntagResource", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto arn = registry.app_arn();
    registry.tag("team", "red");
    UntagResourceInput away{.resource_arn = arn};
    away.tag_keys.push_back("team");
    REQUIRE(stage.call(away));
    CHECK(stage.call(ListTagsForResourceInput{.resource_arn = arn})->tags.empty());
    be_user_without(stage, "ecr:UntagResource", "organisation");
    CHECK(error_of(stage.call(away)) == "AccessDeniedException");
}
