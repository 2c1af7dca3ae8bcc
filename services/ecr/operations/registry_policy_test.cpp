#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("The policy of a registry", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    CHECK(error_of(stage.call(GetRegistryPolicyInput{})) == "RegistryPolicyNotFoundException");
    CHECK(error_of(stage.call(PutRegistryPolicyInput{.policy_text = "{}"})) == "InvalidParameterException");
    const auto text = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::)" + registry.la +
                      R"(:root"},"Action":"ecr:ListImages","Resource":"arn:aws:ecr:*:*:repository/app"}]})";
    REQUIRE(stage.call(PutRegistryPolicyInput{.policy_text = text}));
    CHECK(stage.call(GetRegistryPolicyInput{})->policy_text->starts_with("{\n  \"Version\" : \"2012-10-17\",\n  \"Statement\" : [ {\n"));
    REQUIRE(stage.call(SetRepositoryPolicyInput{.repository_name = "app", .policy_text = policy_for(registry.la, R"("ecr:DescribeImages")")}));
    REQUIRE(stage.call(CreateRepositoryInput{.repository_name = "other"}));
    stage.as("la");
    const auto list = [&](const std::string& name) { return error_of(stage.call(ListImagesInput{.registry_id = registry.organisation, .repository_name = name})); };
    CHECK(list("app").empty());
    CHECK(error_of(stage.call(DescribeImagesInput{.registry_id = registry.organisation, .repository_name = "app"})).empty());
    CHECK(list("other") == "AccessDeniedException");
    stage.as("organisation");
    REQUIRE(stage.call(DeleteRegistryPolicyInput{}));
    stage.as("la");
    CHECK(list("app") == "AccessDeniedException");
}
