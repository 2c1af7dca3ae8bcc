#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("Repositories are made as templates say", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    const InitiateLayerUploadInput push{.repository_name = "team/new"};
    CHECK(error_of(stage.call(push)) == "RepositoryNotFoundException");
    CreateRepositoryCreationTemplateInput input{.prefix = "team", .image_tag_mutability = "IMMUTABLE"};
    input.applied_for.push_back("CREATE_ON_PUSH");
    input.resource_tags.push_back({.key = "made", .value = "by push"});
    input.repository_policy = policy_for(registry.la, R"("ecr:BatchGetImage")");
    REQUIRE(stage.call(input));
    CHECK(error_of(stage.call(input)) == "TemplateAlreadyExistsException");
    SECTION("by a push") {
        REQUIRE(stage.call(push));
        DescribeRepositoriesInput named;
        named.repository_names.push_back("team/new");
        CHECK(stage.call(named)->repositories[0].image_tag_mutability == "IMMUTABLE");
        CHECK(stage.call(GetRepositoryPolicyInput{.repository_name = "team/new"})->policy_text->find(registry.la) != std::string::npos);
        CHECK(error_of(stage.call(InitiateLayerUploadInput{.repository_name = "teams/new"})) == "RepositoryNotFoundException");
        be_user_without(stage, "ecr:CreateRepository", "organisation");
        CHECK(error_of(stage.call(InitiateLayerUploadInput{.repository_name = "team/other"})) == "AccessDeniedException");
    }
    SECTION("the longest prefix counts, and ROOT for all others") {
        CreateRepositoryCreationTemplateInput root{.prefix = "ROOT"};
        root.applied_for.push_back("CREATE_ON_PUSH");
        REQUIRE(stage.call(root));
        REQUIRE(stage.call(InitiateLayerUploadInput{.repository_name = "elsewhere"}));
        REQUIRE(stage.call(push));
        DescribeRepositoriesInput named;
        for (const auto* name : {"elsewhere", "team/new"}) named.repository_names.push_back(name);
        const auto got = stage.call(named);
        CHECK(got->repositories[0].image_tag_mutability == "MUTABLE");
        CHECK(got->repositories[1].image_tag_mutability == "IMMUTABLE");
    }
    SECTION("what cannot be one") {
        CreateRepositoryCreationTemplateInput bad{.prefix = "bad", .lifecycle_policy = "{}"};
        CHECK(error_of(stage.call(bad)) == "InvalidParameterException");
        bad.lifecycle_policy.reset();
        bad.repository_policy = "{";
        CHECK(error_of(stage.call(bad)) == "InvalidParameterException");
        bad.repository_policy.reset();
        bad.encryption_configuration = EncryptionConfigurationForRepositoryCreationTemplate{.encryption_type = "KMS"};
        CHECK(error_of(stage.call(bad)) == "NotImplemented");
    }
}
