#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("DeriveSharedSecret", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage, "ECC_NIST_P384", "KEY_AGREEMENT");
    const auto other = make_key(stage, "ECC_NIST_P384", "KEY_AGREEMENT");
    const auto public_of = [&](const KeyMetadata& of) { return *stage.call(GetPublicKeyInput{.key_id = of.key_id})->public_key; };
    DeriveSharedSecretInput input{.key_id = key.key_id, .key_agreement_algorithm = "ECDH", .public_key = public_of(other)};

    SECTION("both sides come to the same secret") {
        const auto ours = stage.call(input);
        REQUIRE(ours);
        CHECK(ours->shared_secret->bytes.size() == 48);
        const auto theirs = stage.call(DeriveSharedSecretInput{.key_id = other.key_id, .key_agreement_algorithm = "ECDH", .public_key = public_of(key)});
        REQUIRE(theirs);
        CHECK(theirs->shared_secret->bytes == ours->shared_secret->bytes);
    }
    SECTION("a key of another curve, or none, is refused") {
        input.public_key = public_of(make_key(stage, "ECC_NIST_P256", "KEY_AGREEMENT"));
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.public_key = blob("no key");
        CHECK(error_of(stage.call(input)) == "ValidationException");
    }
    SECTION("a key that signs does not agree") {
        input.key_id = make_key(stage, "ECC_NIST_P384", "SIGN_VERIFY").key_id;
        CHECK(error_of(stage.call(input)) == "InvalidKeyUsageException");
    }
    SECTION("needs kms:DeriveSharedSecret") { CHECK(refuses_without(stage, "kms:DeriveSharedSecret", input)); }
}
