#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("DisableKey", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    const DisableKeyInput input{.key_id = *key.arn};

    SECTION("the key shows it, and can be described and listed still") {
        REQUIRE(stage.call(input));
        const auto found = stage.call(DescribeKeyInput{.key_id = key.key_id})->key_metadata;
        CHECK(*found->key_state == "Disabled");
        CHECK_FALSE(*found->enabled);
        CHECK(stage.call(input));
    }
    SECTION("never across accounts, whatever the policies say") {
        put_policy(stage, key.key_id, policy_with(allow("arn:aws:iam::222222222222:root", "kms:*")));
        stage.as("other/admin");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(stage.call(EncryptInput{.key_id = *key.arn, .plaintext = blob("x")}));
    }
    SECTION("needs kms:DisableKey") { CHECK(refuses_without(stage, "kms:DisableKey", input)); }
}
