#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("GenerateDataKeyWithoutPlaintext", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    GenerateDataKeyWithoutPlaintextInput input{.key_id = key.key_id, .number_of_bytes = 48};

    SECTION("gives a sealed key that opens to as many bytes") {
        const auto made = stage.call(input);
        REQUIRE(made);
        CHECK(*made->key_id == *key.arn);
        CHECK(stage.call(DecryptInput{.ciphertext_blob = made->ciphertext_blob})->plaintext->bytes.size() == 48);
    }
    SECTION("not with a disabled key") {
        REQUIRE(stage.call(DisableKeyInput{.key_id = key.key_id}));
        CHECK(error_of(stage.call(input)) == "DisabledException");
    }
    SECTION("needs kms:GenerateDataKeyWithoutPlaintext") {
        CHECK(refuses_without(stage, "kms:GenerateDataKeyWithoutPlaintext", input));
    }
}
