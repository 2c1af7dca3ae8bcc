#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("UpdateRepositoryCreationTemplate", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    UpdateRepositoryCreationTemplateInput input{.prefix = "team", .description = "ours"};
    CHECK(error_of(stage.call(input)) == "TemplateNotFoundException");
    CreateRepositoryCreationTemplateInput made{.prefix = "team", .image_tag_mutability = "IMMUTABLE"};
    made.applied_for.push_back("REPLICATION");
    REQUIRE(stage.call(made));
    const auto got = stage.call(input);
    REQUIRE(got);
    CHECK(got->repository_creation_template->description == "ours");
    CHECK(got->repository_creation_template->image_tag_mutability == "IMMUTABLE");
    CHECK(got->repository_creation_template->applied_for.size() == 1);
    be_user_without(stage, "ecr:UpdateRepositoryCreationTemplate", "organisation");
    CHECK(error_of(stage.call(input)) == "AccessDeniedException");
}
