#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("Tags of repositories", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const auto arn = registry.app_arn();
    TagResourceInput input{.resource_arn = arn};
    input.tags.push_back({.key = "team", .value = "red"});
    REQUIRE(stage.call(input));
    CHECK(stage.call(ListTagsForResourceInput{.resource_arn = arn})->tags[0].value == "red");
    input.tags[0].key = "aws:team";
    CHECK(error_of(stage.call(input)) == "InvalidTagParameterException");
    input.resource_arn = arn + "x";
    CHECK(error_of(stage.call(input)) == "RepositoryNotFoundException");
    input.resource_arn = "arn:aws:s3:::app";
    CHECK(error_of(stage.call(input)) == "InvalidParameterException");
    // They decide.
    be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecr:*","Resource":"*",
        "Condition":{"StringEquals":{"ecr:ResourceTag/team":"red"}}}]})", "organisation");
    CHECK(error_of(stage.call(ListImagesInput{.repository_name = "app"})).empty());
    CHECK(error_of(stage.call(CreateRepositoryInput{.repository_name = "other"})) == "AccessDeniedException");
}
