#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetGroup", "[iam]") {
    Stage stage;
    make_group(stage, "readers");
    for (const char* name : {"cleo", "ana", "bob"}) {
        make_user(stage, name);
        done(stage, AddUserToGroupInput{.group_name = "readers", .user_name = name});
    }

    SECTION("shows the group on every page of its members") {
        CHECK(pages(stage, GetGroupInput{.group_name = "READERS"}, &GetGroupOutput::users, &User::user_name) == "ana bob|cleo");
        CHECK(done(stage, GetGroupInput{.group_name = "readers"}).group.arn == arn("group/readers"));
    }
    SECTION("fails for none and is refused by a policy") {
        CHECK(message_of(stage.call(GetGroupInput{.group_name = "none"})) == "The group with name none cannot be found.");
        CHECK(error_of(stage.call(GetGroupInput{.group_name = "none"})) == "NoSuchEntity");
        CHECK(refused_on(stage, GetGroupInput{.group_name = "readers"}) == "group/readers");
    }
}

TEST_CASE("DeleteGroup", "[iam]") {
    Stage stage;
    make_group(stage, "readers");
    make_user(stage, "ana");
    const DeleteGroupInput gone{.group_name = "readers"};

    SECTION("a group goes only without members and policies") {
        done(stage, AddUserToGroupInput{.group_name = "readers", .user_name = "ana"});
        CHECK(error_of(stage.call(gone)) == "DeleteConflict");
        CHECK(message_of(stage.call(gone)) == "Cannot delete entity, must remove users from group first.");
        done(stage, RemoveUserFromGroupInput{.group_name = "readers", .user_name = "ana"});
        done(stage, AttachGroupPolicyInput{.group_name = "readers", .policy_arn = s3_reader});
        CHECK(message_of(stage.call(gone)) == "Cannot delete entity, must detach all policies first.");
        done(stage, DetachGroupPolicyInput{.group_name = "readers", .policy_arn = s3_reader});
        done(stage, PutGroupPolicyInput{.group_name = "readers", .policy_name = "p", .policy_document = reads_s3});
        CHECK(message_of(stage.call(gone)) == "Cannot delete entity, must delete policies first.");
        done(stage, DeleteGroupPolicyInput{.group_name = "readers", .policy_name = "p"});
        REQUIRE(stage.call(gone));
        CHECK(error_of(stage.call(gone)) == "NoSuchEntity");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, gone) == "group/readers"); }
}
