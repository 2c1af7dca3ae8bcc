#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("GetSSHPublicKey", "[iam]") {
    iam::testing::Stage stage;
    iam::testing::make_user(stage, "ana");
    const auto line = iam::testing::new_ssh_line();
    const auto uploaded = stage.call(UploadSSHPublicKeyInput{.user_name = "ana", .ssh_public_key_body = line + " comment"});
    REQUIRE(uploaded);
    GetSSHPublicKeyInput get{
        .user_name = "ana", .ssh_public_key_id = uploaded->ssh_public_key->ssh_public_key_id, .encoding = "SSH"};

    SECTION("in either encoding it is the key that was uploaded") {
        CHECK(stage.call(get)->ssh_public_key->ssh_public_key_body == line);
        get.encoding = "PEM";
        const auto pem = stage.call(get)->ssh_public_key->ssh_public_key_body;
        CHECK(pem.starts_with("-----BEGIN PUBLIC KEY-----"));
        CHECK(ssh_line(*read_rsa_pem(pem)) == line);
    }
    SECTION("another encoding is refused") {
        get.encoding = "DER";
        CHECK(error_of(stage.call(get)) == "UnrecognizedPublicKeyEncoding");
    }
    SECTION("an unknown key is refused") {
        get.ssh_public_key_id = "APKA" + std::string(16, 'A');
        CHECK(error_of(stage.call(get)) == "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:GetSSHPublicKey", get)); }
}
