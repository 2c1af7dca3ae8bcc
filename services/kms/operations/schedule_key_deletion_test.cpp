#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("ScheduleKeyDeletion", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    ScheduleKeyDeletionInput input{.key_id = key.key_id, .pending_window_in_days = 7};

    SECTION("the key is gone on its day, with its alias, and not before") {
        REQUIRE(stage.call(CreateAliasInput{.alias_name = "alias/orders", .target_key_id = key.key_id}));
        const auto done = stage.call(input);
        REQUIRE(done);
        CHECK(*done->key_id == *key.arn);
        CHECK(*done->key_state == "PendingDeletion");
        CHECK(*done->deletion_date == stage.backlot().now() + std::chrono::days{7});
        stage.advance(std::chrono::days{7} - 1ms);
        CHECK(stage.call(DescribeKeyInput{.key_id = "alias/orders"}));
        stage.advance(1ms);
        CHECK(error_of(stage.call(DescribeKeyInput{.key_id = key.key_id})) == "NotFoundException");
        CHECK(error_of(stage.call(DescribeKeyInput{.key_id = "alias/orders"})) == "NotFoundException");
        const auto next = make_key(stage);
        CHECK(stage.call(CreateAliasInput{.alias_name = "alias/orders", .target_key_id = next.key_id}));
    }
    SECTION("7 to 30 days, 30 where none are given") {
        input.pending_window_in_days = 6;
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.pending_window_in_days = 31;
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.pending_window_in_days.reset();
        CHECK(*stage.call(input)->pending_window_in_days == 30);
        CHECK(error_of(stage.call(input)) == "KMSInvalidStateException");
    }
    SECTION("a primary key waits for its replicas, and then its own time") {
        const auto primary = make_key(stage, CreateKeyInput{.multi_region = true});
        REQUIRE(stage.call(ReplicateKeyInput{.key_id = primary.key_id, .replica_region = "us-east-1"}));
        input.key_id = primary.key_id;
        CHECK(*stage.call(input)->key_state == "PendingReplicaDeletion");
        stage.advance(std::chrono::days{60});
        CHECK(*stage.call(DescribeKeyInput{.key_id = primary.key_id})->key_metadata->key_state == "PendingReplicaDeletion");
        stage.in("us-east-1");
        REQUIRE(stage.call(input));
        stage.in("eu-west-2");
        stage.advance(std::chrono::days{8});
        const auto waiting = stage.call(DescribeKeyInput{.key_id = primary.key_id})->key_metadata;
        CHECK(*waiting->key_state == "PendingDeletion");
        CHECK(*waiting->deletion_date == stage.backlot().now() + std::chrono::days{6});
        stage.advance(std::chrono::days{6});
        CHECK(error_of(stage.call(DescribeKeyInput{.key_id = primary.key_id})) == "NotFoundException");
    }
    SECTION("needs kms:ScheduleKeyDeletion") { CHECK(refuses_without(stage, "kms:ScheduleKeyDeletion", input)); }
}
