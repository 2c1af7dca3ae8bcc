#include "base/digest.h"

#include <catch2/catch.hpp>

#include "base/encoding.h"

using namespace backlot;

TEST_CASE("digests", "[base]") {
    SECTION("check values of the catalogue of CRC algorithms hold") {
        CHECK(hex(digest(Algorithm::crc32, "123456789")) == "cbf43926");
        CHECK(hex(digest(Algorithm::crc32c, "123456789")) == "e3069283");
        CHECK(hex(digest(Algorithm::crc64nvme, "123456789")) == "ae8b14860a799888");
        CHECK(crc32c("123456789") == 0xe3069283u);
        CHECK(crc32c("6789", crc32c("12345")) == 0xe3069283u);
    }
    SECTION("a digest in pieces equals the whole") {
        Digest pieces(Algorithm::sha256);
        pieces.update("ab");
        pieces.update("c");
        CHECK(hex(pieces.finish()) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}

TEST_CASE("encodings", "[base]") {
    SECTION("base64 goes round, and rubbish is refused") {
        CHECK(base64("any carnal pleas") == "YW55IGNhcm5hbCBwbGVhcw==");
        CHECK(from_base64("YW55IGNhcm5hbCBwbGVhcw==") == "any carnal pleas");
        CHECK_FALSE(from_base64("a*b="));
    }
    SECTION("URIs") {
        CHECK(uri_encode("a b/ü", Slash::kept) == "a%20b/%C3%BC");
        CHECK(uri_decode("a%20b%2") == "a b%2");
    }
    SECTION("UTF-8 that is overlong or a surrogate is not valid") {
        CHECK(is_valid_utf8("aü€😀"));
        CHECK_FALSE(is_valid_utf8("\xc0\x80"));
        CHECK_FALSE(is_valid_utf8("\xed\xa0\x80"));
    }
}
