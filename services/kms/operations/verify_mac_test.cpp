#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("VerifyMac", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage, "HMAC_512", "GENERATE_VERIFY_MAC");
    const auto made = stage.call(GenerateMacInput{.message = blob("hello"), .key_id = key.key_id, .mac_algorithm = "HMAC_SHA_512"});
    REQUIRE(made);
    VerifyMacInput input{.message = blob("hello"), .key_id = key.key_id, .mac_algorithm = "HMAC_SHA_512", .mac = *made->mac};

    SECTION("is true of the message's own") {
        const auto done = stage.call(input);
        REQUIRE(done);
        CHECK(*done->mac_valid);
        CHECK(*done->key_id == *key.arn);
    }
    SECTION("fails for any other, shorter ones too") {
        auto other = input;
        other.message = blob("hellp");
        CHECK(error_of(stage.call(other)) == "KMSInvalidMacException");
        input.mac.bytes.pop_back();
        CHECK(error_of(stage.call(input)) == "KMSInvalidMacException");
    }
    SECTION("needs kms:VerifyMac") { CHECK(refuses_without(stage, "kms:VerifyMac", input)); }
}
