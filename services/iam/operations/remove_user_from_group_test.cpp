#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("RemoveUserFromGroup", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    make_group(stage, "admins");
    done(stage, AttachGroupPolicyInput{.group_name = "admins", .policy_arn = administrator});
    done(stage, AddUserToGroupInput{.group_name = "admins", .user_name = "ana"});
    const RemoveUserFromGroupInput remove{.group_name = "ADMINS", .user_name = "ana"};

    SECTION("takes the group's permissions away, from the next request on") {
        stage.as("main/user/ana");
        REQUIRE(stage.call(remove));
        CHECK(error_of(stage.call(ListUsersInput{})) == "AccessDenied");
    }
    SECTION("one who is not in it stays outside") {
        done(stage, remove);
        CHECK(stage.call(remove));
    }
    SECTION("both must exist, and a policy may refuse it") {
        CHECK(error_of(stage.call(RemoveUserFromGroupInput{.group_name = "none", .user_name = "ana"})) == "NoSuchEntity");
        CHECK(error_of(stage.call(RemoveUserFromGroupInput{.group_name = "admins", .user_name = "bob"})) == "NoSuchEntity");
        CHECK(refused_on(stage, remove) == "group/admins");
    }
}
