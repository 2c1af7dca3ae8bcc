#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("AddUserToGroup", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    make_group(stage, "admins");
    const AddUserToGroupInput add{.group_name = "Admins", .user_name = "Ana"};

    SECTION("gives the group's permissions from the next request on; again changes nothing") {
        done(stage, AttachGroupPolicyInput{.group_name = "admins", .policy_arn = administrator});
        done(stage, add);
        done(stage, add);
        CHECK(shown(done(stage, ListGroupsForUserInput{.user_name = "ana"}).groups, &Group::group_name) == "admins");
        stage.as("main/user/ana");
        CHECK(stage.call(ListUsersInput{}));
    }
    SECTION("a user is in ten groups at most") {
        for (int i = 0; i < 10; ++i) {
            make_group(stage, "g" + std::to_string(i));
            done(stage, AddUserToGroupInput{.group_name = "g" + std::to_string(i), .user_name = "ana"});
        }
        CHECK(error_of(stage.call(add)) == "LimitExceeded");
        CHECK(message_of(stage.call(add)) == "Cannot exceed quota for GroupsPerUser: 10");
    }
    SECTION("both must exist") {
        CHECK(message_of(stage.call(AddUserToGroupInput{.group_name = "none", .user_name = "ana"})) == "The group with name none cannot be found.");
        CHECK(message_of(stage.call(AddUserToGroupInput{.group_name = "admins", .user_name = "bob"})) == "The user with name bob cannot be found.");
        CHECK(error_of(stage.call(AddUserToGroupInput{.group_name = "admins", .user_name = "bob"})) == "NoSuchEntity");
    }
    SECTION("is refused by a policy on the group") { CHECK(refused_on(stage, add) == "group/admins"); }
}
