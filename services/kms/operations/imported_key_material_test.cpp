#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

#include "services/kms/testing_import.h"

TEST_CASE("DeleteImportedKeyMaterial", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage, CreateKeyInput{.origin = "EXTERNAL"});
    import_secret(stage, key.key_id, std::string(32, 's'));
    DeleteImportedKeyMaterialInput input{.key_id = key.key_id};
    const auto state = [&] { return *stage.call(DescribeKeyInput{.key_id = key.key_id})->key_metadata->key_state; };

    SECTION("the key waits for an import again, which makes what it sealed open") {
        const auto sealed = stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("x")});
        REQUIRE(stage.call(input));
        CHECK(state() == "PendingImport");
        CHECK(error_of(stage.call(DecryptInput{.ciphertext_blob = sealed->ciphertext_blob})) == "KMSInvalidStateException");
        CHECK(stage.call(input));
        import_secret(stage, key.key_id, std::string(32, 's'));
        CHECK(stage.call(DecryptInput{.ciphertext_blob = sealed->ciphertext_blob})->plaintext->bytes == "x");
    }
    SECTION("a key that waits for its deletion goes on doing so") {
        REQUIRE(stage.call(ScheduleKeyDeletionInput{.key_id = key.key_id}));
        REQUIRE(stage.call(input));
        CHECK(state() == "PendingDeletion");
        REQUIRE(stage.call(CancelKeyDeletionInput{.key_id = key.key_id}));
        CHECK(state() == "PendingImport");
    }
    SECTION("not of a key whose material KMS made, nor material that it does not have") {
        input.key_material_id = std::string(64, 'a');
        CHECK(error_of(stage.call(input)) == "ValidationException");
        CHECK(error_of(stage.call(DeleteImportedKeyMaterialInput{.key_id = make_key(stage).key_id})) == "UnsupportedOperationException");
    }
    SECTION("needs kms:DeleteImportedKeyMaterial") { CHECK(refuses_without(stage, "kms:DeleteImportedKeyMaterial", input)); }
}
