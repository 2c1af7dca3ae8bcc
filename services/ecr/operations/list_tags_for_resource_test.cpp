#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("ListTagsForResource", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto arn = registry.app_arn();
    CHECK(stage.call(ListTagsForResourceInput{.resource_arn = arn})->tags.present());
    CHECK(error_of(stage.call(ListTagsForResourceInput{.resource_arn = arn + "s"})) == "RepositoryNotFoundException");
    stage.as("la");
    CHECK(error_of(stage.call(ListTagsForResourceInput{.resource_arn = arn})) == "AccessDeniedException");
}
