#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UpdateUser", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    make_user(stage, "bob");
    make_group(stage, "readers");
    done(stage, AddUserToGroupInput{.group_name = "readers", .user_name = "ana"});
    const auto id = done(stage, GetUserInput{.user_name = "ana"}).user.user_id;
    const auto key = done(stage, CreateAccessKeyInput{.user_name = "ana"}).access_key.access_key_id;

    SECTION("a renamed user keeps its id, keys and groups") {
        done(stage, UpdateUserInput{.user_name = "ana", .new_path = "/team/", .new_user_name = "anna"});
        const auto user = done(stage, GetUserInput{.user_name = "anna"}).user;
        CHECK(user.arn == arn("user/team/anna"));
        CHECK(user.user_id == id);
        CHECK(error_of(stage.call(GetUserInput{.user_name = "ana"})) == "NoSuchEntity");
        CHECK(shown(done(stage, ListAccessKeysInput{.user_name = "anna"}).access_key_metadata, &AccessKeyMetadata::access_key_id) == key);
        CHECK(shown(done(stage, GetGroupInput{.group_name = "readers"}).users, &User::user_name) == "anna");
    }
    SECTION("only the case of a name may change") {
        done(stage, UpdateUserInput{.user_name = "ana", .new_user_name = "Ana"});
        CHECK(done(stage, GetUserInput{.user_name = "ana"}).user.user_name == "Ana");
    }
    SECTION("fails for another's name and for nobody") {
        CHECK(error_of(stage.call(UpdateUserInput{.user_name = "ana", .new_user_name = "BOB"})) == "EntityAlreadyExists");
        CHECK(error_of(stage.call(UpdateUserInput{.user_name = "cleo", .new_user_name = "dan"})) == "NoSuchEntity");
        CHECK(error_of(stage.call(UpdateUserInput{.user_name = "ana", .new_path = "team"})) == "ValidationError");
    }
    SECTION("is asked about the present name and the new one") {
        const UpdateUserInput rename{.user_name = "ana", .new_user_name = "anna"};
        CHECK(refused_on(stage, rename) == "user/ana");
        done(stage, PutUserPolicyInput{.user_name = "bob", .policy_name = "old-only", .policy_document =
            R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:UpdateUser","Resource":"arn:aws:iam::*:user/ana"}})"});
        stage.as("main/user/bob");
        CHECK(message_of(stage.call(rename)).find("user anna because no identity-based policy allows") != std::string::npos);
    }
}
