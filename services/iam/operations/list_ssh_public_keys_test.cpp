#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("ListSSHPublicKeys", "[iam]") {
    iam::testing::Stage stage;
    iam::testing::make_user(stage, "ana");
    const ListSSHPublicKeysInput list{.user_name = "ana"};

    SECTION("a user begins with none") { CHECK(stage.call(list)->ssh_public_keys.empty()); }
    SECTION("those of the user, without their bodies") {
        const auto uploaded = stage.call(
            UploadSSHPublicKeyInput{.user_name = "ana", .ssh_public_key_body = iam::testing::new_ssh_line()});
        const auto listed = stage.call(list);
        REQUIRE(listed->ssh_public_keys.size() == 1);
        CHECK(listed->ssh_public_keys[0].ssh_public_key_id == uploaded->ssh_public_key->ssh_public_key_id);
        CHECK(listed->ssh_public_keys[0].status == "Active");
        CHECK(listed->is_truncated == false);
    }
    SECTION("without a name they are the caller's own") {
        iam::testing::be_caller_with(stage, R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*",
            "Resource":"arn:aws:iam::*:user/${aws:username}"}})");
        REQUIRE(stage.call(UploadSSHPublicKeyInput{.user_name = "caller",
                                                   .ssh_public_key_body = iam::testing::new_ssh_line()}));
        CHECK(stage.call(ListSSHPublicKeysInput{})->ssh_public_keys.size() == 1);
        CHECK(error_of(stage.call(list)) == "AccessDenied");
    }
    SECTION("an unknown user is refused") {
        CHECK(error_of(stage.call(ListSSHPublicKeysInput{.user_name = "bob"})) == "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:ListSSHPublicKeys", list)); }
}
