#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

#include "services/kms/key_pair.h"

TEST_CASE("GenerateDataKeyPairWithoutPlaintext", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    const GenerateDataKeyPairWithoutPlaintextInput input{.encryption_context = {{"a", "1"}}, .key_id = key.key_id, .key_pair_spec = "ECC_NIST_P384"};

    SECTION("the sealed private key has the public key") {
        const auto made = stage.call(input);
        REQUIRE(made);
        const auto opened = stage.call(DecryptInput{.ciphertext_blob = made->private_key_ciphertext_blob, .encryption_context = {{"a", "1"}}});
        REQUIRE(opened);
        CHECK(public_key_of(opened->plaintext->bytes) == made->public_key->bytes);
    }
    SECTION("needs kms:GenerateDataKeyPairWithoutPlaintext") {
        CHECK(refuses_without(stage, "kms:GenerateDataKeyPairWithoutPlaintext", input));
    }
}
