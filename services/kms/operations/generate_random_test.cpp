#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("GenerateRandom", "[kms]") {
    auto stage = kms::testing::stage();
    GenerateRandomInput input{.number_of_bytes = 32};

    SECTION("as many bytes as asked for, never the same, whatever the seed") {
        const auto first = stage.call(input);
        REQUIRE(first);
        CHECK(first->plaintext->bytes.size() == 32);
        auto again = kms::testing::stage();
        CHECK(again.call(input)->plaintext->bytes != first->plaintext->bytes);
    }
    SECTION("a number of bytes is required, and a key store must be there") {
        input.custom_key_store_id = "cks-1234567890abcdef0";
        CHECK(error_of(stage.call(input)) == "CustomKeyStoreNotFoundException");
        CHECK(error_of(stage.call(GenerateRandomInput{})) == "ValidationException");
    }
    SECTION("needs kms:GenerateRandom") { CHECK(refuses_without(stage, "kms:GenerateRandom", input)); }
}
