#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("CreateGroup", "[iam]") {
    Stage stage;
    const auto made = done(stage, CreateGroupInput{.path = "/team/", .group_name = "readers"}).group;

    SECTION("answers the group with its path and a unique id") {
        CHECK(made.arn == arn("group/team/readers"));
        CHECK(is_unique_id(made.group_id, "AGPA"));
    }
    SECTION("a name is taken whatever its case, by a group alone") {
        CHECK(error_of(stage.call(CreateGroupInput{.group_name = "Readers"})) == "EntityAlreadyExists");
        CHECK(message_of(stage.call(CreateGroupInput{.group_name = "Readers"})) == "Group with name Readers already exists.");
        CHECK(stage.call(CreateUserInput{.user_name = "readers"}));
    }
    SECTION("no more than 300") {
        for (int i = 1; i < 300; ++i) make_group(stage, "g" + std::to_string(i));
        const auto refused = stage.call(CreateGroupInput{.group_name = "more"});
        CHECK(error_of(refused) == "LimitExceeded");
        CHECK(message_of(refused) == "Cannot exceed quota for GroupsPerAccount: 300");
    }
    SECTION("a path begins and ends with a slash") {
        CHECK(error_of(stage.call(CreateGroupInput{.path = "team", .group_name = "g"})) == "ValidationError");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, CreateGroupInput{.path = "/x/", .group_name = "g"}) == "group/x/g"); }
}
