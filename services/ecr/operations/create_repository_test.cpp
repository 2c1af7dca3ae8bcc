#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("CreateRepository", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto made = stage.call(CreateRepositoryInput{.repository_name = "team/tools"});
    REQUIRE(made);
    CHECK(made->repository->repository_arn == "arn:aws:ecr:eu-west-2:" + registry.organisation + ":repository/team/tools");
    CHECK(made->repository->repository_uri == registry.organisation + ".dkr.ecr.eu-west-2.amazonaws.com/team/tools");
    CHECK(made->repository->image_tag_mutability == "MUTABLE");
    CHECK(made->repository->encryption_configuration->encryption_type == "AES256");
    CHECK(error_of(stage.call(CreateRepositoryInput{.repository_name = "team/tools"})) == "RepositoryAlreadyExistsException");
    CreateRepositoryInput excluding{.repository_name = "excluding", .image_tag_mutability = "IMMUTABLE_WITH_EXCLUSION"};
    CHECK(error_of(stage.call(excluding)) == "InvalidParameterException");
    excluding.image_tag_mutability_exclusion_filters.push_back({.filter_type = "WILDCARD", .filter = "dev-*"});
    CHECK(stage.call(excluding)->repository->image_tag_mutability_exclusion_filters.size() == 1);
    SECTION("tags ask for more") {
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecr:CreateRepository","Resource":"*"}]})", "organisation");
        CHECK(error_of(stage.call(CreateRepositoryInput{.repository_name = "plain"})).empty());
        CreateRepositoryInput tagged{.repository_name = "tagged"};
        tagged.tags.push_back({.key = "team", .value = "a"});
        CHECK(error_of(stage.call(tagged)) == "AccessDeniedException");
    }
}
