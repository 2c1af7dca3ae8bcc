#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

#include "base/encoding.h"
#include "services/kms/symmetric.h"

TEST_CASE("GenerateMac", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage, "HMAC_256", "GENERATE_VERIFY_MAC");
    GenerateMacInput input{.message = blob("hello"), .key_id = key.key_id, .mac_algorithm = "HMAC_SHA_256"};

    SECTION("the same message gives the same bytes, another others") {
        const auto first = stage.call(input);
        REQUIRE(first);
        CHECK(first->mac->bytes.size() == 32);
        CHECK(stage.call(input)->mac->bytes == first->mac->bytes);
        input.message = blob("hellp");
        CHECK(stage.call(input)->mac->bytes != first->mac->bytes);
    }
    SECTION("each spec has its algorithm and length") {
        for (const auto& [bits, bytes] : {std::pair{"224", 28u}, std::pair{"384", 48u}, std::pair{"512", 64u}}) {
            input.key_id = make_key(stage, std::string("HMAC_") + bits, "GENERATE_VERIFY_MAC").key_id;
            CHECK(error_of(stage.call(input)) == "InvalidKeyUsageException");
            auto own = input;
            own.mac_algorithm = std::string("HMAC_SHA_") + bits;
            CHECK(stage.call(own)->mac->bytes.size() == bytes);
        }
    }
    SECTION("needs an HMAC key, and kms:GenerateMac") {
        CHECK(refuses_without(stage, "kms:GenerateMac", input));
        input.key_id = make_key(stage).key_id;
        CHECK(error_of(stage.call(input)) == "InvalidKeyUsageException");
    }
}

TEST_CASE("HMAC", "[kms]") {
    SECTION("gives RFC 4231's first case in every length") {
        const std::string key(20, '\x0b');
        CHECK(hex(kms::hmac(kms::Hash::sha224, key, "Hi There")) == "896fb1128abbdf196832107cd49df33f47b4b1169912ba4f53684b22");
        CHECK(hex(kms::hmac(kms::Hash::sha256, key, "Hi There")) == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        CHECK(hex(kms::hmac(kms::Hash::sha384, key, "Hi There")) ==
              "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6");
        CHECK(hex(kms::hmac(kms::Hash::sha512, key, "Hi There")) ==
              "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854");
    }
}
