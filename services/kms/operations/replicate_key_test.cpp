#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("ReplicateKey", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage, CreateKeyInput{.description = "primary", .multi_region = true});
    ReplicateKeyInput input{.key_id = key.key_id, .replica_region = "us-east-1", .description = "replica"};

    SECTION("the replica has the id and the material: each opens what the other sealed") {
        const auto made = stage.call(input);
        REQUIRE(made);
        const auto& replica = *made->replica_key_metadata;
        CHECK(replica.key_id == key.key_id);
        CHECK(*replica.arn == "arn:aws:kms:us-east-1:111111111111:key/" + key.key_id);
        CHECK(*replica.description == "replica");
        CHECK(*replica.multi_region_configuration->multi_region_key_type == "REPLICA");
        CHECK(*replica.multi_region_configuration->primary_key->region == "eu-west-2");
        const auto sealed = stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("x")});
        stage.in("us-east-1");
        const auto opened = stage.call(DecryptInput{.ciphertext_blob = sealed->ciphertext_blob});
        REQUIRE(opened);
        CHECK(opened->plaintext->bytes == "x");
        CHECK(*opened->key_id == *replica.arn);
        const auto back = stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("y")});
        stage.in("eu-west-2");
        CHECK(stage.call(DecryptInput{.ciphertext_blob = back->ciphertext_blob})->plaintext->bytes == "y");
        CHECK(stage.call(DescribeKeyInput{.key_id = key.key_id})->key_metadata->multi_region_configuration->replica_keys.size() == 1);
    }
    SECTION("the primary's rotation is the replica's, which has none of its own") {
        REQUIRE(stage.call(input));
        REQUIRE(stage.call(EnableKeyRotationInput{.key_id = key.key_id, .rotation_period_in_days = 90}));
        stage.advance(std::chrono::days{91});
        const auto current = *stage.call(DescribeKeyInput{.key_id = key.key_id})->key_metadata->current_key_material_id;
        CHECK(current != *key.current_key_material_id);
        stage.in("us-east-1");
        CHECK(*stage.call(DescribeKeyInput{.key_id = key.key_id})->key_metadata->current_key_material_id == current);
        CHECK(error_of(stage.call(EnableKeyRotationInput{.key_id = key.key_id})) == "UnsupportedOperationException");
    }
    SECTION("once in each region, not in the primary's, and only of a primary") {
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(input)) == "AlreadyExistsException");
        input.replica_region = "eu-west-2";
        CHECK(error_of(stage.call(input)) == "ValidationException");
        stage.in("us-east-1");
        input.replica_region = "us-west-2";
        CHECK(error_of(stage.call(input)) == "UnsupportedOperationException");
        stage.in("eu-west-2");
        input.key_id = make_key(stage).key_id;
        CHECK(error_of(stage.call(input)) == "UnsupportedOperationException");
    }
    SECTION("each key has a policy of its own") {
        input.policy = policy_with(allow("arn:aws:iam::111111111111:user/ana", "kms:Encrypt"));
        REQUIRE(stage.call(input));
        stage.as("main/user/ana");
        const EncryptInput use{.key_id = key.key_id, .plaintext = blob("x")};
        CHECK(error_of(stage.call(use)) == "AccessDeniedException");
        stage.in("us-east-1");
        CHECK(stage.call(use));
    }
    SECTION("kms:ReplicaRegion is in the decision") {
        put_policy(stage, key.key_id, policy_with(R"({"Effect":"Deny","Principal":"*","Action":"kms:ReplicateKey","Resource":"*","Condition":{"StringNotEquals":{"kms:ReplicaRegion":["us-west-2"]}}})"));
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        input.replica_region = "us-west-2";
        CHECK(stage.call(input));
    }
    SECTION("needs kms:ReplicateKey") { CHECK(refuses_without(stage, "kms:ReplicateKey", input)); }
}
