#include "base/aead.h"

#include <catch2/catch.hpp>

#include "base/encoding.h"

using namespace backlot;

// Source: the Galois/Counter Mode of Operation (McGrew, Viega), test case 16.
TEST_CASE("AES-256-GCM", "[base]") {
    const auto key = *from_hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    const auto nonce = *from_hex("cafebabefacedbaddecaf888");
    const auto plaintext = *from_hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    const auto associated = *from_hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    const auto sealed = aead::seal(key, nonce, associated, plaintext);
    CHECK(hex(sealed) == "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                            "76fc6ece0f4e1768cddf8853bb2d551b");
    CHECK(aead::open(key, nonce, associated, sealed) == plaintext);

    SECTION("nothing opens where a bit of anything is another") {
        const auto flipped = [](std::string text) {
            text.back() = static_cast<char>(text.back() ^ 1);
            return text;
        };
        CHECK_FALSE(aead::open(flipped(key), nonce, associated, sealed));
        CHECK_FALSE(aead::open(key, flipped(nonce), associated, sealed));
        CHECK_FALSE(aead::open(key, nonce, flipped(associated), sealed));
        CHECK_FALSE(aead::open(key, nonce, associated, flipped(sealed)));
        CHECK_FALSE(aead::open(key, nonce, associated, sealed.substr(0, 15)));
    }
}
