// The primitives against published vectors, and the blob format against itself.
#include <catch2/catch.hpp>

#include "base/encoding.h"
#include "services/kms/ciphertext.h"
#include "services/kms/ed25519ph.h"
#include "services/kms/key_pair.h"
#include "services/kms/openssl.h"
#include "services/kms/symmetric.h"

using namespace backlot;

namespace {

std::string bytes(std::string_view text) { return *from_hex(text); }

}  // namespace

TEST_CASE("AES-256-GCM", "[kms]") {
    // The Galois/Counter Mode of Operation (McGrew, Viega), appendix B, test case 16.
    const auto key = bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    const auto nonce = bytes("cafebabefacedbaddecaf888");
    const auto associated = bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    const auto plaintext = bytes("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    const auto sealed = kms::seal(key, nonce, associated, plaintext);
    CHECK(hex(sealed) == "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                         "76fc6ece0f4e1768cddf8853bb2d551b");
    CHECK(kms::open(key, nonce, associated, sealed) == plaintext);
    CHECK_FALSE(kms::open(key, nonce, "", sealed));
    CHECK(kms::open(key, nonce, "", kms::seal(key, nonce, "", "")) == "");
}

TEST_CASE("Ed25519ph", "[kms]") {
    // RFC 8032, section 7.3.
    const auto seed = bytes("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42");
    const auto own = bytes("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf");
    const auto digest = kms::hash(kms::Hash::sha512, "abc");
    const auto signature = kms::sign_ed25519ph(seed, digest);
    CHECK(hex(signature) == "98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae4131f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406");
    CHECK(kms::verify_ed25519ph(own, digest, signature));
    CHECK_FALSE(kms::verify_ed25519ph(own, kms::hash(kms::Hash::sha512, "abd"), signature));
    CHECK_FALSE(kms::verify_ed25519ph(own, digest, std::string(64, '\xff')));
    CHECK_FALSE(kms::verify_ed25519ph(std::string(32, '\xff'), digest, signature));
}

TEST_CASE("Ciphertext blobs", "[kms]") {
    const std::string secret(32, 'k');
    const kms::EncryptionContext context{{"b", "2"}, {"a", "1"}};
    const auto made = kms::make_blob({.account = "111111111111", .key_id = "mrk-0123", .material = 258}, secret, context, "hello");

    SECTION("say whose they are") {
        CHECK(hex(made.substr(0, 1 + 12 + 1 + 8 + 4)) == "01" + hex("111111111111") + "08" + hex("mrk-0123") + "00000102");
        const auto read = kms::read_blob(made);
        REQUIRE(read);
        CHECK(read->account == "111111111111");
        CHECK(read->key_id == "mrk-0123");
        CHECK(read->material == 258);
        CHECK(kms::open_blob(*read, secret, context) == "hello");
    }
    SECTION("are bound to what they say, and to a context whose pairs cannot be shifted") {
        auto read = *kms::read_blob(made);
        read.material = 257;
        CHECK_FALSE(kms::open_blob(read, secret, context));
        CHECK(hex(kms::canonical_form(context)) == "00000002" "00000001" "61" "00000001" "31" "00000001" "62" "00000001" "32");
        CHECK(kms::canonical_form({{"ab", "c"}}) != kms::canonical_form({{"a", "bc"}}));
    }
    SECTION("of another form are none") {
        CHECK_FALSE(kms::read_blob(""));
        CHECK_FALSE(kms::read_blob("hello, I am no blob at all, but long enough to be one, perhaps"));
        for (std::size_t size = 0; size < 1 + 12 + 1 + 8 + 4 + 12 + 16; ++size) CHECK_FALSE(kms::read_blob(std::string_view(made).substr(0, size)));
    }
}

TEST_CASE("Private keys", "[kms]") {
    SECTION("are told apart by their spec") {
        const auto key = kms::make_private_key(*kms::find_spec("ECC_NIST_P256"));
        CHECK(kms::is_private_key(*kms::find_spec("ECC_NIST_P256"), key));
        CHECK_FALSE(kms::is_private_key(*kms::find_spec("ECC_SECG_P256K1"), key));
        CHECK_FALSE(kms::is_private_key(*kms::find_spec("RSA_2048"), key));
        CHECK_FALSE(kms::is_private_key(*kms::find_spec("ECC_NIST_P256"), key + "x"));
        CHECK_FALSE(kms::is_private_key(*kms::find_spec("ECC_NIST_P256"), "no key"));
    }
}
