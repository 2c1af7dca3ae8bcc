#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("DeleteSSHPublicKey", "[iam]") {
    iam::testing::Stage stage;
    iam::testing::make_user(stage, "ana");
    const auto uploaded =
        stage.call(UploadSSHPublicKeyInput{.user_name = "ana", .ssh_public_key_body = iam::testing::new_ssh_line()});
    REQUIRE(uploaded);
    const DeleteSSHPublicKeyInput remove{.user_name = "ana",
                                         .ssh_public_key_id = uploaded->ssh_public_key->ssh_public_key_id};

    SECTION("it is gone, and cannot be deleted twice") {
        REQUIRE(stage.call(remove));
        CHECK(stage.call(ListSSHPublicKeysInput{.user_name = "ana"})->ssh_public_keys.empty());
        CHECK(error_of(stage.call(remove)) == "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:DeleteSSHPublicKey", remove)); }
}
