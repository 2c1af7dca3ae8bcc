#include "base/signing_key.h"

#include <catch2/catch.hpp>

using namespace backlot;

TEST_CASE("Private keys that sign", "[base]") {
    SECTION("what an RSA key signs, its public half verifies, and nothing else") {
        const auto key = new_rsa_key();
        const auto signature = sign_rsa(key, SignedDigest::sha256, "message");
        const auto half = rsa_public_key(key);
        REQUIRE(half);
        CHECK(half->modulus.size() == 256);
        CHECK(verify_rsa(*half, SignedDigest::sha256, "message", signature));
        CHECK_FALSE(verify_rsa(*half, SignedDigest::sha256, "another", signature));
        CHECK_FALSE(verify_rsa(*rsa_public_key(new_rsa_key()), SignedDigest::sha256, "message", signature));
    }
    SECTION("what a P-384 key signs, its public half verifies, and nothing else") {
        const auto key = new_ec_key();
        const auto signature = sign_p384(key, SignedDigest::sha384, "message");
        const auto half = p384_public_key(key);
        REQUIRE(half);
        CHECK(signature.size() == 96);
        CHECK(verify_ecdsa(*half, SignedDigest::sha384, "message", signature));
        CHECK_FALSE(verify_ecdsa(*half, SignedDigest::sha384, "another", signature));
    }
    SECTION("a key of the other kind has no such half") {
        CHECK_FALSE(rsa_public_key(new_ec_key()));
        CHECK_FALSE(p384_public_key(new_rsa_key()));
        CHECK_FALSE(rsa_public_key("no key"));
    }
}
