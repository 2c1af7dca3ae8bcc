#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("DeleteRepository", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    registry.push("layer", "1");
    CHECK(error_of(stage.call(DeleteRepositoryInput{.repository_name = "app"})) == "RepositoryNotEmptyException");
    REQUIRE(stage.call(DeleteRepositoryInput{.repository_name = "app", .force = true}));
    CHECK(error_of(stage.call(DeleteRepositoryInput{.repository_name = "app"})) == "RepositoryNotFoundException");
    // Nothing of it is in one made again under the name.
    REQUIRE(stage.call(CreateRepositoryInput{.repository_name = "app"}));
    CHECK(stage.call(ListImagesInput{.repository_name = "app"})->image_ids.empty());
    BatchCheckLayerAvailabilityInput input{.repository_name = "app"};
    input.layer_digests.push_back(digest_of_text("layer"));
    CHECK(stage.call(input)->layers.empty());
    be_user_without(stage, "ecr:DeleteRepository", "organisation");
    CHECK(error_of(stage.call(DeleteRepositoryInput{.repository_name = "app"})) == "AccessDeniedException");
}
