#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

#include "services/kms/key_pair.h"

TEST_CASE("GenerateDataKeyPair", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    GenerateDataKeyPairInput input{.key_id = key.key_id, .key_pair_spec = "ECC_NIST_P256"};

    SECTION("the private key is of the spec, opens from its sealed form, and has the public key") {
        for (const auto* spec : {"ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519", "RSA_2048"}) {
            input.key_pair_spec = spec;
            const auto made = stage.call(input);
            REQUIRE(made);
            const auto& secret = made->private_key_plaintext->bytes;
            CHECK(is_private_key(*find_spec(spec), secret));
            CHECK(public_key_of(secret) == made->public_key->bytes);
            CHECK(stage.call(DecryptInput{.ciphertext_blob = made->private_key_ciphertext_blob})->plaintext->bytes == secret);
        }
    }
    SECTION("what is not built is said so") {
        input.key_pair_spec = "SM2";
        CHECK(error_of(stage.call(input)) == "UnsupportedOperationException");
    }
    SECTION("kms:DataKeyPairSpec is in the decision") {
        put_policy(stage, key.key_id,
                   policy_with(R"({"Effect":"Deny","Principal":"*","Action":"kms:GenerateDataKeyPair","Resource":"*","Condition":{"StringLike":{"kms:DataKeyPairSpec":"RSA_*"}}})"));
        CHECK(stage.call(input));
        input.key_pair_spec = "RSA_2048";
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
    }
    SECTION("needs kms:GenerateDataKeyPair") { CHECK(refuses_without(stage, "kms:GenerateDataKeyPair", input)); }
}
