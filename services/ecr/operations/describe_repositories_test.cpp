#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("DescribeRepositories", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    for (const auto* name : {"b", "a1", "c1"}) (void)stage.call(CreateRepositoryInput{.repository_name = std::string(name) + "x"});
    const auto first = stage.call(DescribeRepositoriesInput{.max_results = 2});
    REQUIRE(first);
    REQUIRE(first->repositories.size() == 2);
    CHECK(first->repositories[0].repository_name == "a1x");
    const auto second = stage.call(DescribeRepositoriesInput{.next_token = first->next_token, .max_results = 2});
    REQUIRE(second->repositories.size() == 2);
    CHECK(second->repositories[1].repository_name == "c1x");
    CHECK_FALSE(second->next_token);
    DescribeRepositoriesInput named;
    named.repository_names.push_back("app");
    CHECK(stage.call(named)->repositories.size() == 1);
    named.repository_names.push_back("none");
    CHECK(error_of(stage.call(named)) == "RepositoryNotFoundException");
    CHECK(error_of(stage.call(DescribeRepositoriesInput{.next_token = "!"})) == "InvalidParameterException");
    be_user_without(stage, "ecr:DescribeRepositories", "organisation");
    CHECK(error_of(stage.call(DescribeRepositoriesInput{})) == "AccessDeniedException");
}
