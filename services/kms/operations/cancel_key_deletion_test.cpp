#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("CancelKeyDeletion", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    const CancelKeyDeletionInput input{.key_id = key.key_id};
    REQUIRE(stage.call(ScheduleKeyDeletionInput{.key_id = key.key_id, .pending_window_in_days = 7}));

    SECTION("the key stays, disabled, and opens what it sealed once enabled") {
        CHECK(*stage.call(input)->key_id == *key.arn);
        CHECK(*stage.call(DescribeKeyInput{.key_id = key.key_id})->key_metadata->key_state == "Disabled");
        stage.advance(std::chrono::days{30});
        REQUIRE(stage.call(EnableKeyInput{.key_id = key.key_id}));
        CHECK(stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("x")}));
    }
    SECTION("a key that does not wait is not cancelled") {
        REQUIRE(stage.call(input));
        const auto refused = stage.call(input);
        CHECK(error_of(refused) == "KMSInvalidStateException");
        CHECK(refused.error().message == *key.arn + " is not pending deletion.");
    }
    SECTION("too late once the day has come") {
        stage.advance(std::chrono::days{7});
        CHECK(error_of(stage.call(input)) == "NotFoundException");
    }
    SECTION("needs kms:CancelKeyDeletion") { CHECK(refuses_without(stage, "kms:CancelKeyDeletion", input)); }
}
