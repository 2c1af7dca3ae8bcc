#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("DeleteAlias", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    REQUIRE(stage.call(CreateAliasInput{.alias_name = "alias/orders", .target_key_id = key.key_id}));
    const DeleteAliasInput input{.alias_name = "alias/orders"};

    SECTION("the name is free again, the key is there still") {
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(DescribeKeyInput{.key_id = "alias/orders"})) == "NotFoundException");
        CHECK(stage.call(DescribeKeyInput{.key_id = key.key_id}));
        const auto again = stage.call(input);
        CHECK(error_of(again) == "NotFoundException");
        CHECK(again.error().message == "Alias arn:aws:kms:eu-west-2:111111111111:alias/orders is not found.");
        CHECK(stage.call(CreateAliasInput{.alias_name = "alias/orders", .target_key_id = key.key_id}));
    }
    SECTION("needs kms:DeleteAlias, on the key too") {
        CHECK(refuses_without(stage, "kms:DeleteAlias", input));
        put_policy(stage, key.key_id, policy_with(R"({"Effect":"Deny","Principal":"*","Action":"kms:DeleteAlias","Resource":"*"})"));
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
    }
}
