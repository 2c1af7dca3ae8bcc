#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("UpdateAlias", "[kms]") {
    auto stage = kms::testing::stage();
    const auto first = make_key(stage);
    const auto second = make_key(stage);
    REQUIRE(stage.call(CreateAliasInput{.alias_name = "alias/orders", .target_key_id = first.key_id}));
    UpdateAliasInput input{.alias_name = "alias/orders", .target_key_id = second.key_id};

    SECTION("the name is the other key's from then on") {
        stage.advance(1h);
        REQUIRE(stage.call(input));
        CHECK(stage.call(DescribeKeyInput{.key_id = "alias/orders"})->key_metadata->key_id == second.key_id);
        const auto listed = stage.call(ListAliasesInput{.key_id = second.key_id});
        REQUIRE(listed->aliases.size() == 1);
        CHECK(*listed->aliases.front().last_updated_date - *listed->aliases.front().creation_date == 1h);
        CHECK(stage.call(ListAliasesInput{.key_id = first.key_id})->aliases.empty());
    }
    SECTION("only for a key of the same kind and usage") {
        input.target_key_id = make_key(stage, "RSA_2048", "ENCRYPT_DECRYPT").key_id;
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.target_key_id = make_key(stage, "HMAC_256", "GENERATE_VERIFY_MAC").key_id;
        CHECK(error_of(stage.call(input)) == "ValidationException");
    }
    SECTION("an alias that is not there") {
        input.alias_name = "alias/nothing";
        CHECK(error_of(stage.call(input)) == "NotFoundException");
    }
    SECTION("each of both keys must allow it") {
        put_policy(stage, first.key_id, policy_with(R"({"Effect":"Deny","Principal":"*","Action":"kms:UpdateAlias","Resource":"*"})"));
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        put_policy(stage, first.key_id, policy_with(allow("arn:aws:iam::111111111111:root", "kms:*")));
        put_policy(stage, second.key_id, policy_with(R"({"Effect":"Deny","Principal":"*","Action":"kms:UpdateAlias","Resource":"*"})"));
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
    }
    SECTION("needs kms:UpdateAlias") { CHECK(refuses_without(stage, "kms:UpdateAlias", input)); }
}
