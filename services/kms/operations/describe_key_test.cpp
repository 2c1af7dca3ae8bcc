#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("DescribeKey", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage, CreateKeyInput{.description = "orders"});
    const DescribeKeyInput input{.key_id = key.key_id};

    SECTION("tells what the key is") {
        const auto found = stage.call(input);
        REQUIRE(found);
        CHECK(*found->key_metadata->description == "orders");
        CHECK(*found->key_metadata->arn == *key.arn);
        CHECK(found->key_metadata->encryption_algorithms.size() == 1);
    }
    SECTION("a key that is not there, and a name that is none") {
        const auto missing = stage.call(DescribeKeyInput{.key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"});
        CHECK(error_of(missing) == "NotFoundException");
        CHECK(missing.error().message == "Key 'arn:aws:kms:eu-west-2:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab' does not exist");
        CHECK(error_of(stage.call(DescribeKeyInput{.key_id = "nonsense"})) == "NotFoundException");
        CHECK(error_of(stage.call(DescribeKeyInput{.key_id = "arn:aws:s3:::bucket"})) == "InvalidArnException");
        CHECK(error_of(stage.call(DescribeKeyInput{.key_id = "arn:aws:kms:eu-west-2:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab"})) ==
              "AccessDeniedException");
    }
    SECTION("an AWS managed key is made by the first who asks for its alias, once") {
        const DescribeKeyInput managed{.key_id = "alias/aws/s3"};
        const auto first = stage.call(managed);
        REQUIRE(first);
        CHECK(*first->key_metadata->key_manager == "AWS");
        CHECK(stage.call(managed)->key_metadata->key_id == first->key_metadata->key_id);
        CHECK(*stage.call(GetKeyRotationStatusInput{.key_id = first->key_metadata->key_id})->key_rotation_enabled);
        CHECK(error_of(stage.call(DescribeKeyInput{.key_id = "alias/aws/nothing"})) == "NotFoundException");
    }
    SECTION("an AWS managed key is used through its service alone, by its own account, and managed by nobody") {
        const auto id = stage.call(DescribeKeyInput{.key_id = "alias/aws/s3"})->key_metadata->key_id;
        const GenerateDataKeyInput use{.key_id = id, .key_spec = "AES_256"};
        CHECK(error_of(stage.call(use)) == "AccessDeniedException");
        CHECK(error_of(stage.call(ScheduleKeyDeletionInput{.key_id = id})) == "AccessDeniedException");
        CHECK(error_of(stage.call(PutKeyPolicyInput{.key_id = id, .policy = policy_with(allow("*", "kms:*"))})) == "AccessDeniedException");
        auto through = stage.caller();
        through.via_service = "s3.amazonaws.com";
        stage.be(through);
        CHECK(stage.call(use));
        through.via_service = "sqs.amazonaws.com";
        stage.be(through);
        CHECK(error_of(stage.call(use)) == "AccessDeniedException");
        stage.as("other/admin");
        auto stranger = stage.caller();
        stranger.via_service = "s3.amazonaws.com";
        stage.be(stranger);
        CHECK(error_of(stage.call(GenerateDataKeyInput{.key_id = "arn:aws:kms:eu-west-2:111111111111:key/" + id, .key_spec = "AES_256"})) ==
              "AccessDeniedException");
    }
    SECTION("needs kms:DescribeKey") { CHECK(refuses_without(stage, "kms:DescribeKey", input)); }
}
