#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetUser", "[iam]") {
    Stage stage;
    make_user(stage, "ana");

    SECTION("without a name shows the caller: a user itself, a root key the account's root") {
        const auto root = done(stage, GetUserInput{}).user;
        CHECK(root.arn == arn("root"));
        CHECK(root.user_id == "000000000000");
        be_user(stage, "ana");
        CHECK(done(stage, GetUserInput{}).user.user_name == "ana");
    }
    SECTION("a session of a role must give a name") {
        be_role(stage, "worker");
        const auto refused = stage.call(GetUserInput{});
        CHECK(error_of(refused) == "ValidationError");
        CHECK(message_of(refused) == "Must specify userName when calling with non-User credentials");
    }
    SECTION("finds names whatever their case and spells them as they were made") {
        CHECK(done(stage, GetUserInput{.user_name = "ANA"}).user.user_name == "ana");
        const auto nobody = stage.call(GetUserInput{.user_name = "bob"});
        CHECK(error_of(nobody) == "NoSuchEntity");
        CHECK(message_of(nobody) == "The user with name bob cannot be found.");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, GetUserInput{.user_name = "ana"}) == "user/ana"); }
}

TEST_CASE("DeleteUser", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    const DeleteUserInput gone{.user_name = "ana"};
    const auto conflict = [&] {
        const auto refused = stage.call(gone);
        return error_of(refused) + ": " + message_of(refused);
    };

    SECTION("a user goes only when nothing hangs on it any more") {
        const auto key = done(stage, CreateAccessKeyInput{.user_name = "ana"}).access_key.access_key_id;
        CHECK(conflict() == "DeleteConflict: Cannot delete entity, must delete access keys first.");
        done(stage, DeleteAccessKeyInput{.user_name = "ana", .access_key_id = key});
        done(stage, CreateLoginProfileInput{.user_name = "ana", .password = "Correct-Horse-7"});
        CHECK(conflict() == "DeleteConflict: Cannot delete entity, must delete login profile first.");
        done(stage, DeleteLoginProfileInput{.user_name = "ana"});
        make_group(stage, "readers");
        done(stage, AddUserToGroupInput{.group_name = "readers", .user_name = "ana"});
        CHECK(conflict() == "DeleteConflict: Cannot delete entity, must remove users from group first.");
        done(stage, RemoveUserFromGroupInput{.group_name = "readers", .user_name = "ana"});
        done(stage, AttachUserPolicyInput{.user_name = "ana", .policy_arn = s3_reader});
        CHECK(conflict() == "DeleteConflict: Cannot delete entity, must detach all policies first.");
        done(stage, DetachUserPolicyInput{.user_name = "ana", .policy_arn = s3_reader});
        done(stage, PutUserPolicyInput{.user_name = "ana", .policy_name = "p", .policy_document = reads_s3});
        CHECK(conflict() == "DeleteConflict: Cannot delete entity, must delete policies first.");
        done(stage, DeleteUserPolicyInput{.user_name = "ana", .policy_name = "p"});
        REQUIRE(stage.call(gone));
        CHECK(error_of(stage.call(gone)) == "NoSuchEntity");
    }
    SECTION("another user of the name is another user") {
        const auto first = done(stage, GetUserInput{.user_name = "ana"}).user.user_id;
        done(stage, gone);
        make_user(stage, "ana");
        CHECK(done(stage, GetUserInput{.user_name = "ana"}).user.user_id != first);
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, gone) == "user/ana"); }
}
