#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("UpdateSecret", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    const auto changed = set.stage.call(UpdateSecretInput{.secret_id = "db", .description = "the database", .secret_string = "next"});
    REQUIRE(changed);
    CHECK(changed->version_id);
    CHECK(set.value_of({.secret_id = "db"}) == "next");
    CHECK(set.stage.call(DescribeSecretInput{.secret_id = "db"})->description == "the database");
    CHECK_FALSE(set.stage.call(UpdateSecretInput{.secret_id = "db", .description = "d"})->version_id);
    SECTION("another key seals what is to come, and what has a stage") {
        const auto key = *set.stage.call(kms::CreateKeyInput{})->key_metadata->arn;
        REQUIRE(set.stage.call(UpdateSecretInput{.secret_id = "db", .kms_key_id = key}));
        CHECK(set.value_of({.secret_id = "db"}) == "next");
        REQUIRE(set.stage.call(UpdateSecretInput{.secret_id = "db", .secret_string = "under it"}));
        REQUIRE(set.stage.call(kms::DisableKeyInput{.key_id = key}));
        CHECK(set.value_of({.secret_id = "db"}) == "DecryptionFailure");
        CHECK(set.value_of({.secret_id = "db", .version_stage = "AWSPREVIOUS"}) == "DecryptionFailure");
    }
    SECTION("but not where the caller may not use it") {
        const auto key = *set.stage.call(kms::CreateKeyInput{})->key_metadata->arn;
        const auto caller = set.stage.caller();
        set.be_user("la", allow("secretsmanager:*"));
        REQUIRE(set.stage.call(UpdateSecretInput{.secret_id = "db", .kms_key_id = key}));
        set.stage.be(caller);
        REQUIRE(set.stage.call(kms::DisableKeyInput{.key_id = key}));
        CHECK(set.value_of({.secret_id = "db"}) == "next");
    }
    CHECK(error_of(set.stage.call(UpdateSecretInput{.secret_id = "none"})) == "ResourceNotFoundException");
}
