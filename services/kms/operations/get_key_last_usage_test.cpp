#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;
using namespace std::chrono_literals;

TEST_CASE("GetKeyLastUsage", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage).key_id;
    const GetKeyLastUsageInput get{.key_id = key};

    SECTION("nothing before the first use") {
        const auto done = stage.call(get);
        REQUIRE(done);
        REQUIRE(done->key_last_usage);
        CHECK_FALSE(done->key_last_usage->operation);
        CHECK(done->tracking_start_date == done->key_creation_date);
    }
    SECTION("the last operation that succeeded") {
        EncryptInput encrypt{.key_id = key};
        encrypt.plaintext.bytes = "x";
        const auto sealed = stage.call(encrypt);
        REQUIRE(sealed);
        CHECK(stage.call(get)->key_last_usage->operation == "Encrypt");
        const auto first = *stage.call(get)->key_last_usage->timestamp;
        DecryptInput decrypt{.ciphertext_blob = model::Blob{sealed->ciphertext_blob->bytes}};
        REQUIRE(stage.call(decrypt));
        CHECK(stage.call(get)->key_last_usage->operation == "Decrypt");
        decrypt.ciphertext_blob->bytes.back() ^= 1;
        CHECK_FALSE(stage.call(decrypt));
        REQUIRE(stage.call(encrypt));
        stage.advance(2min);
        encrypt.dry_run = true;
        CHECK_FALSE(stage.call(encrypt));
        encrypt.dry_run.reset();
        CHECK(*stage.call(get)->key_last_usage->timestamp == first);
        REQUIRE(stage.call(encrypt));
        CHECK(*stage.call(get)->key_last_usage->timestamp > first);
    }
    SECTION("needs kms:GetKeyLastUsage") { CHECK(refuses_without(stage, "kms:GetKeyLastUsage", get)); }
}
