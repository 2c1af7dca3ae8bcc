#include "base/secret_hash.h"

#include <catch2/catch.hpp>

#include "base/encoding.h"

namespace backlot {

TEST_CASE("Hashes of secrets", "[base]") {
    const auto hash = hash_secret("correct horse", "0123456789abcdef");

    SECTION("the secret matches, others do not") {
        CHECK(secret_matches("correct horse", hash));
        CHECK_FALSE(secret_matches("correct horse ", hash));
    }
    SECTION("another salt gives another hash") { CHECK(hash_secret("correct horse", "fedcba9876543210") != hash); }
    SECTION("a known vector of PBKDF2-HMAC-SHA-256") {
        // RFC 7914, section 11: "passwd", "salt", one round, its first 32 bytes.
        const auto raw = from_hex("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
        REQUIRE(raw);
        CHECK(secret_matches("passwd", "pbkdf2-sha256$1$" + base64("salt") + "$" + base64(*raw)));
    }
    SECTION("what is no hash matches nothing") { CHECK_FALSE(secret_matches("", "plain text")); }
}

}  // namespace backlot
