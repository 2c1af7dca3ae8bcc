#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("DescribeRepositoryCreationTemplates", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    for (const auto* prefix : {"b", "a", "ROOT"}) {
        CreateRepositoryCreationTemplateInput made{.prefix = prefix};
        made.applied_for.push_back("CREATE_ON_PUSH");
        REQUIRE(stage.call(made));
    }
    CHECK(stage.call(DescribeRepositoryCreationTemplatesInput{})->repository_creation_templates.size() == 3);
    DescribeRepositoryCreationTemplatesInput named;
    named.prefixes.push_back("a");
    CHECK(stage.call(named)->repository_creation_templates.size() == 1);
    const auto first = stage.call(DescribeRepositoryCreationTemplatesInput{.max_results = 2});
    REQUIRE(first->next_token);
    CHECK(stage.call(DescribeRepositoryCreationTemplatesInput{.next_token = first->next_token})->repository_creation_templates.size() == 1);
}
