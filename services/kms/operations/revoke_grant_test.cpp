#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("RevokeGrant", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    CreateGrantInput making{.key_id = key.key_id, .grantee_principal = "arn:aws:iam::111111111111:user/ana"};
    making.operations = {"Encrypt"};
    const auto made = stage.call(making);
    REQUIRE(made);
    RevokeGrantInput input{.key_id = key.key_id, .grant_id = *made->grant_id};
    const EncryptInput use{.key_id = key.key_id, .plaintext = blob("x")};

    SECTION("the next use is refused") {
        stage.as("main/user/ana");
        REQUIRE(stage.call(use));
        stage.as("main/admin");
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(input)) == "InvalidGrantIdException");
        stage.as("main/user/ana");
        CHECK(error_of(stage.call(use)) == "AccessDeniedException");
    }
    SECTION("a dry run revokes nothing") {
        input.dry_run = true;
        CHECK(error_of(stage.call(input)) == "DryRunOperationException");
        CHECK(stage.call(ListGrantsInput{.key_id = key.key_id})->grants.size() == 1);
    }
    SECTION("needs kms:RevokeGrant") { CHECK(refuses_without(stage, "kms:RevokeGrant", input)); }
}
