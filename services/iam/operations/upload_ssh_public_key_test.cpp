#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("UploadSSHPublicKey", "[iam]") {
    iam::testing::Stage stage;
    iam::testing::make_user(stage, "ana");
    const auto line = iam::testing::new_ssh_line();
    const UploadSSHPublicKeyInput upload{.user_name = "ana", .ssh_public_key_body = line + " ana@example.com"};

    SECTION("the key is the user's, with the fingerprint that ssh-keygen shows") {
        const auto uploaded = stage.call(upload);
        REQUIRE(uploaded);
        const auto& key = *uploaded->ssh_public_key;
        CHECK(key.user_name == "ana");
        CHECK(key.status == "Active");
        CHECK(key.ssh_public_key_id.starts_with("APKA"));
        CHECK(key.fingerprint.size() == 47);
        CHECK(std::ranges::count(key.fingerprint, ':') == 15);
    }
    SECTION("PEM is the same key") {
        REQUIRE(stage.call(upload));
        CHECK(error_of(stage.call(UploadSSHPublicKeyInput{
                  .user_name = "ana", .ssh_public_key_body = rsa_pem(*read_ssh_line(line))})) == "DuplicateSSHPublicKey");
    }
    SECTION("another kind, or text that is none, is refused") {
        const auto code = [&](const std::string& body) {
            return error_of(stage.call(UploadSSHPublicKeyInput{.user_name = "ana", .ssh_public_key_body = body}));
        };
        CHECK(code("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA") == "InvalidPublicKey");
        CHECK(code("ssh-rsa AAAA") == "InvalidPublicKey");
        CHECK(code("a key") == "UnrecognizedPublicKeyEncoding");
        CHECK(code(ssh_line({.modulus = std::string(128, '\x7f'), .exponent = "\x01\x01"})) == "InvalidPublicKey");
    }
    SECTION("five are the most") {
        const auto base = *read_ssh_line(line);
        for (int i = 0; i < 6; ++i) {
            auto other = base;
            other.modulus.back() = static_cast<char>(i);
            const auto result = stage.call(UploadSSHPublicKeyInput{.user_name = "ana", .ssh_public_key_body = ssh_line(other)});
            CHECK(error_of(result) == (i < 5 ? "" : "LimitExceeded"));
        }
    }
    SECTION("a user who has one cannot be deleted") {
        REQUIRE(stage.call(upload));
        CHECK(error_of(stage.call(DeleteUserInput{.user_name = "ana"})) == "DeleteConflict");
    }
    SECTION("an unknown user is refused") {
        CHECK(error_of(stage.call(UploadSSHPublicKeyInput{.user_name = "bob", .ssh_public_key_body = line})) ==
              "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:UploadSSHPublicKey", upload)); }
}
