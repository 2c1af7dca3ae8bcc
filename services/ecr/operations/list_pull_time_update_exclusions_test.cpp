#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("ListPullTimeUpdateExclusions", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    for (const auto* name : {"b", "a"}) {
        REQUIRE(stage.call(RegisterPullTimeUpdateExclusionInput{.principal_arn = "arn:aws:iam::" + registry.organisation + ":role/" + name}));
    }
    const auto first = stage.call(ListPullTimeUpdateExclusionsInput{.max_results = 1});
    REQUIRE(first->next_token);
    CHECK(first->pull_time_update_exclusions[0].ends_with("/a"));
    CHECK(stage.call(ListPullTimeUpdateExclusionsInput{.next_token = first->next_token})->pull_time_update_exclusions[0].ends_with("/b"));
    be_user_without(stage, "ecr:ListPullTimeUpdateExclusions", "organisation");
    CHECK(error_of(stage.call(ListPullTimeUpdateExclusionsInput{})) == "AccessDeniedException");
}
