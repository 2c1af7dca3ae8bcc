#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

#include "services/kms/key_pair.h"
#include "services/kms/testing_import.h"

TEST_CASE("ImportKeyMaterial", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage, CreateKeyInput{.origin = "EXTERNAL"});
    const std::string secret(32, 's');
    const auto given = parameters(stage, key.key_id);
    auto input = import_of(key.key_id, given, wrap_oaep(given.public_key->bytes, secret));
    const EncryptInput use{.key_id = key.key_id, .plaintext = blob("x")};
    const auto state = [&] { return *stage.call(DescribeKeyInput{.key_id = key.key_id})->key_metadata->key_state; };

    SECTION("the key can be used from then on") {
        CHECK(error_of(stage.call(use)) == "KMSInvalidStateException");
        REQUIRE(stage.call(input));
        CHECK(state() == "Enabled");
        CHECK(stage.call(use));
    }
    SECTION("material expires by the clock, and can be given back: the same, no other") {
        input.expiration_model = "KEY_MATERIAL_EXPIRES";
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.valid_to = stage.backlot().now() + std::chrono::days{366};
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.valid_to = stage.backlot().now() + 1h;
        REQUIRE(stage.call(input));
        const auto sealed = stage.call(use);
        REQUIRE(sealed);
        stage.advance(1h);
        CHECK(state() == "PendingImport");
        CHECK(error_of(stage.call(use)) == "KMSInvalidStateException");
        const auto again = parameters(stage, key.key_id);
        CHECK(error_of(stage.call(import_of(key.key_id, again, wrap_oaep(again.public_key->bytes, std::string(32, 't'))))) ==
              "IncorrectKeyMaterialException");
        REQUIRE(stage.call(import_of(key.key_id, again, wrap_oaep(again.public_key->bytes, secret))));
        CHECK(stage.call(DecryptInput{.ciphertext_blob = sealed->ciphertext_blob})->plaintext->bytes == "x");
    }
    SECTION("a token is for its key and for a day, and is none of the caller's making") {
        const auto other = make_key(stage, CreateKeyInput{.origin = "EXTERNAL"});
        auto wrong = input;
        wrong.key_id = other.key_id;
        CHECK(error_of(stage.call(wrong)) == "InvalidImportTokenException");
        wrong = input;
        wrong.import_token = blob("token");
        CHECK(error_of(stage.call(wrong)) == "InvalidImportTokenException");
        wrong = input;
        wrong.encrypted_key_material.bytes[7] ^= 1;
        CHECK(error_of(stage.call(wrong)) == "InvalidCiphertextException");
        stage.advance(24h);
        CHECK(error_of(stage.call(input)) == "ExpiredImportTokenException");
    }
    SECTION("material of another length is refused, and a key that takes no imports") {
        input.encrypted_key_material = blob(wrap_oaep(given.public_key->bytes, std::string(31, 's')));
        CHECK(error_of(stage.call(input)) == "IncorrectKeyMaterialException");
        input.key_id = make_key(stage).key_id;
        CHECK(error_of(stage.call(input)) == "UnsupportedOperationException");
    }
    SECTION("private keys come in under an AES key, and sign") {
        for (const auto* spec : {"RSA_2048", "ECC_NIST_P256"}) {
            const auto pair = make_key(stage, CreateKeyInput{.key_usage = "SIGN_VERIFY", .key_spec = spec, .origin = "EXTERNAL"});
            const auto secret_key = make_private_key(*find_spec(spec));
            const auto terms = parameters(stage, pair.key_id, "RSA_AES_KEY_WRAP_SHA_256");
            REQUIRE(stage.call(import_of(pair.key_id, terms, wrap_aes(terms.public_key->bytes, secret_key))));
            CHECK(stage.call(GetPublicKeyInput{.key_id = pair.key_id})->public_key->bytes == public_key_of(secret_key));
        }
    }
    SECTION("new material of a symmetric key waits for a rotation on demand, and the old still opens") {
        REQUIRE(stage.call(input));
        const auto sealed = stage.call(use);
        input.encrypted_key_material = blob(wrap_oaep(given.public_key->bytes, std::string(32, 'n')));
        input.import_type = "NEW_KEY_MATERIAL";
        const auto added = stage.call(input);
        REQUIRE(added);
        CHECK(*stage.call(DescribeKeyInput{.key_id = key.key_id})->key_metadata->current_key_material_id != *added->key_material_id);
        REQUIRE(stage.call(RotateKeyOnDemandInput{.key_id = key.key_id}));
        CHECK(*stage.call(DescribeKeyInput{.key_id = key.key_id})->key_metadata->current_key_material_id == *added->key_material_id);
        CHECK(stage.call(DecryptInput{.ciphertext_blob = sealed->ciphertext_blob})->plaintext->bytes == "x");
        CHECK(error_of(stage.call(RotateKeyOnDemandInput{.key_id = key.key_id})) == "KMSInvalidStateException");
    }
    SECTION("needs kms:ImportKeyMaterial") { CHECK(refuses_without(stage, "kms:ImportKeyMaterial", input)); }
}
