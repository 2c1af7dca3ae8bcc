#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("UpdatePrimaryRegion", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage, CreateKeyInput{.multi_region = true});
    for (const auto* region : {"us-east-1", "us-west-2"}) REQUIRE(stage.call(ReplicateKeyInput{.key_id = key.key_id, .replica_region = region}));
    UpdatePrimaryRegionInput input{.key_id = key.key_id, .primary_region = "us-east-1"};
    const auto configuration = [&](const char* region) {
        stage.in(region);
        auto found = *stage.call(DescribeKeyInput{.key_id = key.key_id})->key_metadata->multi_region_configuration;
        stage.in("eu-west-2");
        return found;
    };

    SECTION("every key of the set knows the new primary, and the material is the same") {
        REQUIRE(stage.call(EnableKeyRotationInput{.key_id = key.key_id, .rotation_period_in_days = 90}));
        const auto sealed = stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("x")});
        stage.advance(std::chrono::days{91});
        REQUIRE(stage.call(input));
        CHECK(*configuration("us-east-1").multi_region_key_type == "PRIMARY");
        for (const auto* region : {"eu-west-2", "us-west-2"}) {
            CHECK(*configuration(region).multi_region_key_type == "REPLICA");
            CHECK(*configuration(region).primary_key->region == "us-east-1");
            CHECK(configuration(region).replica_keys.size() == 2);
        }
        stage.in("us-west-2");
        CHECK(stage.call(DecryptInput{.ciphertext_blob = sealed->ciphertext_blob})->plaintext->bytes == "x");
        CHECK(stage.call(ListKeyRotationsInput{.key_id = key.key_id})->rotations.size() == 1);
        stage.in("us-east-1");
        CHECK(*stage.call(GetKeyRotationStatusInput{.key_id = key.key_id})->key_rotation_enabled);
    }
    SECTION("only of the primary, to a region that has a replica") {
        input.primary_region = "eu-west-1";
        CHECK(error_of(stage.call(input)) == "NotFoundException");
        input.primary_region = "eu-west-2";
        CHECK(error_of(stage.call(input)) == "ValidationException");
        stage.in("us-west-2");
        input.primary_region = "us-east-1";
        CHECK(error_of(stage.call(input)) == "UnsupportedOperationException");
    }
    SECTION("the replica that shall be the primary must allow it too") {
        stage.in("us-east-1");
        put_policy(stage, key.key_id, policy_with(R"({"Effect":"Deny","Principal":"*","Action":"kms:UpdatePrimaryRegion","Resource":"*"})"));
        stage.in("eu-west-2");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
    }
    SECTION("needs kms:UpdatePrimaryRegion") { CHECK(refuses_without(stage, "kms:UpdatePrimaryRegion", input)); }
}
