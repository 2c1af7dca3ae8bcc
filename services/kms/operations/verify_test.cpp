#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("Verify", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage, "ECC_NIST_EDWARDS25519", "SIGN_VERIFY");
    const auto made = stage.call(SignInput{.key_id = key.key_id, .message = blob("message"), .signing_algorithm = "ED25519_SHA_512"});
    REQUIRE(made);
    VerifyInput input{.key_id = key.key_id, .message = blob("message"), .signature = *made->signature, .signing_algorithm = "ED25519_SHA_512"};

    SECTION("is true of what was signed") {
        const auto done = stage.call(input);
        REQUIRE(done);
        CHECK(*done->signature_valid);
    }
    SECTION("another message, signature or key is an error") {
        auto other = input;
        other.message = blob("massage");
        CHECK(error_of(stage.call(other)) == "KMSInvalidSignatureException");
        other = input;
        other.signature.bytes[5] ^= 1;
        CHECK(error_of(stage.call(other)) == "KMSInvalidSignatureException");
        other = input;
        other.key_id = make_key(stage, "ECC_NIST_EDWARDS25519", "SIGN_VERIFY").key_id;
        CHECK(error_of(stage.call(other)) == "KMSInvalidSignatureException");
        other = input;
        other.signature = blob("short");
        CHECK(error_of(stage.call(other)) == "KMSInvalidSignatureException");
    }
    SECTION("the two forms of Ed25519 are not each other's") {
        const auto digest = blob(std::string(64, 'd'));
        const auto hashed = stage.call(SignInput{.key_id = key.key_id, .message = digest, .message_type = "DIGEST", .signing_algorithm = "ED25519_PH_SHA_512"});
        REQUIRE(hashed);
        input.message = digest;
        input.signature = *hashed->signature;
        CHECK(error_of(stage.call(input)) == "KMSInvalidSignatureException");
        input.message_type = "DIGEST";
        input.signing_algorithm = "ED25519_PH_SHA_512";
        CHECK(stage.call(input));
        input.signature.bytes[40] ^= 1;
        CHECK(error_of(stage.call(input)) == "KMSInvalidSignatureException");
    }
    SECTION("needs kms:Verify") { CHECK(refuses_without(stage, "kms:Verify", input)); }
}
