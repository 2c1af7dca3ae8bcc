#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("RetireGrant", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    CreateGrantInput making{.key_id = key.key_id, .grantee_principal = "arn:aws:iam::111111111111:user/ana", .retiring_principal = "arn:aws:iam::222222222222:user/bob"};
    making.operations = {"Encrypt"};
    const auto made = stage.call(making);
    REQUIRE(made);
    const RetireGrantInput by_id{.key_id = *key.arn, .grant_id = *made->grant_id};
    const RetireGrantInput by_token{.grant_token = *made->grant_token};
    const auto count = [&] {
        stage.as("main/admin");
        return stage.call(ListGrantsInput{.key_id = key.key_id})->grants.size();
    };

    SECTION("the retiring principal may, without any policy, by id or by token") {
        stage.as("other/user/bob");
        REQUIRE(stage.call(by_id));
        CHECK(count() == 0);
        stage.as("main/user/ana");
        CHECK(error_of(stage.call(EncryptInput{.key_id = key.key_id, .plaintext = blob("x")})) == "AccessDeniedException");
        stage.as("other/user/bob");
        CHECK(error_of(stage.call(by_token)) == "NotFoundException");
    }
    SECTION("the grantee may only if the grant says so") {
        stage.as("main/user/ana");
        CHECK(error_of(stage.call(by_token)) == "AccessDeniedException");
        stage.as("main/admin");
        making.operations = {"Encrypt", "RetireGrant"};
        const auto own = stage.call(making);
        stage.as("main/user/ana");
        CHECK(stage.call(RetireGrantInput{.grant_token = *own->grant_token}));
    }
    SECTION("a key policy gives nobody the right") {
        put_policy(stage, key.key_id, policy_with(allow("arn:aws:iam::111111111111:user/ana", "kms:*")));
        stage.as("main/user/ana");
        CHECK(error_of(stage.call(by_id)) == "AccessDeniedException");
    }
    SECTION("either a token or both ids, of a grant that is there") {
        CHECK(error_of(stage.call(RetireGrantInput{})) == "ValidationException");
        CHECK(error_of(stage.call(RetireGrantInput{.grant_token = "bm9uc2Vuc2U="})) == "InvalidGrantTokenException");
        CHECK(error_of(stage.call(RetireGrantInput{.key_id = *key.arn, .grant_id = "none"})) == "InvalidGrantIdException");
    }
    SECTION("a dry run retires nothing") {
        stage.as("other/user/bob");
        auto dry = by_id;
        dry.dry_run = true;
        CHECK(error_of(stage.call(dry)) == "DryRunOperationException");
        CHECK(count() == 1);
    }
}
