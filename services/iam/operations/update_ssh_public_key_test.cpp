#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("UpdateSSHPublicKey", "[iam]") {
    iam::testing::Stage stage;
    iam::testing::make_user(stage, "ana");
    const auto uploaded =
        stage.call(UploadSSHPublicKeyInput{.user_name = "ana", .ssh_public_key_body = iam::testing::new_ssh_line()});
    REQUIRE(uploaded);
    UpdateSSHPublicKeyInput update{
        .user_name = "ana", .ssh_public_key_id = uploaded->ssh_public_key->ssh_public_key_id, .status = "Inactive"};

    SECTION("it becomes inactive") {
        REQUIRE(stage.call(update));
        CHECK(stage.call(ListSSHPublicKeysInput{.user_name = "ana"})->ssh_public_keys[0].status == "Inactive");
    }
    SECTION("another status is refused") {
        update.status = "Expired";
        CHECK(error_of(stage.call(update)) == "InvalidInput");
    }
    SECTION("an unknown key is refused") {
        update.ssh_public_key_id = "APKA" + std::string(16, 'A');
        CHECK(error_of(stage.call(update)) == "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:UpdateSSHPublicKey", update)); }
}
