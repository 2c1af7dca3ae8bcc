#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListGroupsForUser", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    for (const char* name : {"writers", "admins", "readers"}) {
        make_group(stage, name);
        done(stage, AddUserToGroupInput{.group_name = name, .user_name = "ana"});
    }
    make_group(stage, "others");

    CHECK(pages(stage, ListGroupsForUserInput{.user_name = "ana"}, &ListGroupsForUserOutput::groups, &Group::group_name) == "admins readers|writers");
    CHECK(error_of(stage.call(ListGroupsForUserInput{.user_name = "bob"})) == "NoSuchEntity");
    CHECK(refused_on(stage, ListGroupsForUserInput{.user_name = "ana"}) == "user/ana");
}
