#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UpdateGroup", "[iam]") {
    Stage stage;
    make_group(stage, "readers");
    make_group(stage, "writers");
    make_user(stage, "ana");
    done(stage, AddUserToGroupInput{.group_name = "readers", .user_name = "ana"});
    done(stage, AttachGroupPolicyInput{.group_name = "readers", .policy_arn = administrator});

    SECTION("a renamed group keeps its members, who keep its permissions") {
        const auto id = done(stage, GetGroupInput{.group_name = "readers"}).group.group_id;
        done(stage, UpdateGroupInput{.group_name = "readers", .new_path = "/team/", .new_group_name = "staff"});
        const auto group = done(stage, GetGroupInput{.group_name = "staff"});
        CHECK(group.group.arn == arn("group/team/staff"));
        CHECK(group.group.group_id == id);
        CHECK(shown(group.users, &User::user_name) == "ana");
        CHECK(error_of(stage.call(GetGroupInput{.group_name = "readers"})) == "NoSuchEntity");
        stage.as("main/user/ana");
        CHECK(stage.call(ListUsersInput{}));
    }
    SECTION("fails for another's name and for none") {
        CHECK(error_of(stage.call(UpdateGroupInput{.group_name = "readers", .new_group_name = "Writers"})) == "EntityAlreadyExists");
        CHECK(error_of(stage.call(UpdateGroupInput{.group_name = "none", .new_group_name = "x"})) == "NoSuchEntity");
        CHECK(stage.call(UpdateGroupInput{.group_name = "readers", .new_group_name = "Readers"}));
    }
    SECTION("is asked about the present name and the new one") {
        const UpdateGroupInput rename{.group_name = "readers", .new_group_name = "staff"};
        CHECK(refused_on(stage, rename) == "group/readers");
        make_user(stage, "bob");
        done(stage, PutUserPolicyInput{.user_name = "bob", .policy_name = "old-only", .policy_document =
            R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:UpdateGroup","Resource":"arn:aws:iam::*:group/readers"}})"});
        stage.as("main/user/bob");
        CHECK(message_of(stage.call(rename)).find("group staff because no identity-based policy allows") != std::string::npos);
    }
}
