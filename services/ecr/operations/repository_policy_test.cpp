#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("The policy of a repository", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    CHECK(error_of(stage.call(GetRepositoryPolicyInput{.repository_name = "app"})) == "RepositoryPolicyNotFoundException");
    REQUIRE(stage.call(SetRepositoryPolicyInput{.repository_name = "app", .policy_text = policy_for(registry.la, R"("ecr:DescribeImages")")}));
    CHECK(stage.call(GetRepositoryPolicyInput{.repository_name = "app"})->policy_text->find(registry.la) != std::string::npos);
    stage.as("la");
    const DescribeImagesInput theirs{.registry_id = registry.organisation, .repository_name = "app"};
    CHECK(error_of(stage.call(theirs)).empty());
    CHECK(error_of(stage.call(ListImagesInput{.registry_id = registry.organisation, .repository_name = "app"})) == "AccessDeniedException");
    stage.as("organisation");
    CHECK(stage.call(DeleteRepositoryPolicyInput{.repository_name = "app"})->policy_text->find("DescribeImages") != std::string::npos);
    CHECK(error_of(stage.call(DeleteRepositoryPolicyInput{.repository_name = "app"})) == "RepositoryPolicyNotFoundException");
    stage.as("la");
    CHECK(error_of(stage.call(theirs)) == "AccessDeniedException");
}

TEST_CASE("The text of a repository's policy", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    SECTION("comes back as ECR writes it, however it was sent") {
        const auto text = "{\n  \"Version\" : \"2012-10-17\",\n  \"Statement\" : [ {\n    \"Sid\" : \"Shared\",\n    \"Effect\" : \"Allow\",\n"
                          "    \"Principal\" : {\n      \"AWS\" : \"arn:aws:iam::" + registry.la + ":root\"\n    },\n"
                          "    \"Action\" : [ \"ecr:BatchGetImage\", \"ecr:GetDownloadUrlForLayer\" ]\n  } ]\n}";
        const auto set = stage.call(SetRepositoryPolicyInput{
            .repository_name = "app", .policy_text = policy_for(registry.la, R"(["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"])")});
        CHECK(set->policy_text == text);
        CHECK(stage.call(GetRepositoryPolicyInput{.repository_name = "app"})->policy_text == text);
        CHECK(stage.call(DeleteRepositoryPolicyInput{.repository_name = "app"})->policy_text == text);
    }
}
