#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

#include "services/kms/symmetric.h"

TEST_CASE("Sign", "[kms]") {
    auto stage = kms::testing::stage();

    SECTION("every algorithm of every spec signs what Verify accepts, message or digest") {
        for (const auto* spec : {"RSA_2048", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519"}) {
            const auto key = make_key(stage, spec, "SIGN_VERIFY");
            for (const auto& algorithm : key.signing_algorithms) {
                const bool is_prehashed = algorithm == "ED25519_PH_SHA_512";
                const auto hash_name = algorithm.substr(algorithm.size() - 3);
                const auto hashing = hash_name == "256" ? kms::Hash::sha256 : hash_name == "384" ? kms::Hash::sha384 : kms::Hash::sha512;
                const auto digest = kms::hash(hashing, "message");
                SignInput input{.key_id = key.key_id, .message = blob(is_prehashed ? digest : "message"), .signing_algorithm = algorithm};
                if (is_prehashed) input.message_type = "DIGEST";
                const auto made = stage.call(input);
                INFO(algorithm);
                REQUIRE(made);
                VerifyInput check{.key_id = key.key_id, .message = input.message, .message_type = input.message_type, .signature = *made->signature, .signing_algorithm = algorithm};
                CHECK(stage.call(check));
                if (spec == std::string_view("ECC_NIST_EDWARDS25519")) continue;
                check.message = blob(digest);
                check.message_type = "DIGEST";
                CHECK(stage.call(check));
            }
        }
    }
    SECTION("a digest has its algorithm's length; the two forms of Ed25519 take one kind of message each") {
        const auto key = make_key(stage, "ECC_NIST_P384", "SIGN_VERIFY");
        SignInput input{.key_id = key.key_id, .message = blob(std::string(32, 'x')), .message_type = "DIGEST", .signing_algorithm = "ECDSA_SHA_384"};
        const auto refused = stage.call(input);
        CHECK(error_of(refused) == "ValidationException");
        CHECK(refused.error().message == "Digest is invalid length for algorithm ECDSA_SHA_384.");
        input.key_id = make_key(stage, "ECC_NIST_EDWARDS25519", "SIGN_VERIFY").key_id;
        input.signing_algorithm = "ED25519_SHA_512";
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.signing_algorithm = "ED25519_PH_SHA_512";
        input.message_type = "RAW";
        CHECK(error_of(stage.call(input)) == "ValidationException");
    }
    SECTION("an algorithm of another spec, and a key that does not sign, are refused") {
        SignInput input{.key_id = make_key(stage, "ECC_NIST_P256", "SIGN_VERIFY").key_id, .message = blob("x"), .signing_algorithm = "ECDSA_SHA_512"};
        const auto refused = stage.call(input);
        CHECK(error_of(refused) == "InvalidKeyUsageException");
        CHECK(refused.error().message == "Algorithm ECDSA_SHA_512 is incompatible with key spec ECC_NIST_P256.");
        input.key_id = make_key(stage).key_id;
        CHECK(error_of(stage.call(input)) == "InvalidKeyUsageException");
    }
    SECTION("kms:SigningAlgorithm and kms:MessageType are in the decision") {
        const auto key = make_key(stage, "ECC_NIST_P256", "SIGN_VERIFY");
        SignInput input{.key_id = key.key_id, .message = blob("x"), .signing_algorithm = "ECDSA_SHA_256"};
        put_policy(stage, key.key_id, policy_with(R"({"Effect":"Deny","Principal":"*","Action":"kms:Sign","Resource":"*","Condition":{"StringEquals":{"kms:MessageType":"RAW","kms:SigningAlgorithm":"ECDSA_SHA_256"}}})"));
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        input.message_type = "DIGEST";
        input.message = blob(std::string(32, 'x'));
        CHECK(stage.call(input));
    }
    SECTION("needs kms:Sign") {
        const SignInput input{.key_id = make_key(stage, "ECC_NIST_P256", "SIGN_VERIFY").key_id, .message = blob("x"), .signing_algorithm = "ECDSA_SHA_256"};
        CHECK(refuses_without(stage, "kms:Sign", input));
    }
}
