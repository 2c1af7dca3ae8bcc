#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("DeleteRepositoryCreationTemplate", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    CreateRepositoryCreationTemplateInput made{.prefix = "team"};
    made.applied_for.push_back("CREATE_ON_PUSH");
    REQUIRE(stage.call(made));
    CHECK(stage.call(DeleteRepositoryCreationTemplateInput{.prefix = "team"})->repository_creation_template->prefix == "team");
    CHECK(error_of(stage.call(DeleteRepositoryCreationTemplateInput{.prefix = "team"})) == "TemplateNotFoundException");
    CHECK(error_of(stage.call(InitiateLayerUploadInput{.repository_name = "team/new"})) == "RepositoryNotFoundException");
}
