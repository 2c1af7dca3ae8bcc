#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("GetPublicKey", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage, "RSA_2048", "ENCRYPT_DECRYPT");
    const GetPublicKeyInput input{.key_id = key.key_id};

    SECTION("gives the key and what it is for") {
        const auto got = stage.call(input);
        REQUIRE(got);
        CHECK(got->public_key->bytes.size() == 294);  // SubjectPublicKeyInfo of 2,048 bits
        CHECK(*got->key_spec == "RSA_2048");
        CHECK(*got->key_usage == "ENCRYPT_DECRYPT");
        CHECK(got->encryption_algorithms.size() == 2);
        CHECK(got->signing_algorithms.empty());
        CHECK(stage.call(input)->public_key->bytes == got->public_key->bytes);
    }
    SECTION("a symmetric key has none") {
        CHECK(error_of(stage.call(GetPublicKeyInput{.key_id = make_key(stage).key_id})) == "UnsupportedOperationException");
    }
    SECTION("needs kms:GetPublicKey") { CHECK(refuses_without(stage, "kms:GetPublicKey", input)); }
}
