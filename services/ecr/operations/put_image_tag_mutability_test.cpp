#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("PutImageTagMutability", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    registry.push("one", "1");
    PutImageTagMutabilityInput input{.repository_name = "app", .image_tag_mutability = "IMMUTABLE"};
    REQUIRE(stage.call(input));
    PutImageInput image{.repository_name = "app", .image_manifest = registry.manifest("two"), .image_tag = "1"};
    CHECK(error_of(stage.call(image)) == "ImageTagAlreadyExistsException");
    input.image_tag_mutability = "IMMUTABLE_WITH_EXCLUSION";
    input.image_tag_mutability_exclusion_filters.push_back({.filter_type = "WILDCARD", .filter = "dev*"});
    REQUIRE(stage.call(input));
    registry.push("one", "dev1");
    image.image_tag = "dev1";
    CHECK(error_of(stage.call(image)).empty());
    image.image_tag = "1";
    CHECK(error_of(stage.call(image)) == "ImageTagAlreadyExistsException");
    input.image_tag_mutability_exclusion_filters[0].filter = "*a*b*";
    CHECK(error_of(stage.call(input)) == "InvalidParameterException");
}
