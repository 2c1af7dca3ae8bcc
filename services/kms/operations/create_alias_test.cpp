#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("CreateAlias", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    CreateAliasInput input{.alias_name = "alias/orders", .target_key_id = key.key_id};

    SECTION("the name is taken from then on, in its account and region") {
        REQUIRE(stage.call(input));
        const auto again = stage.call(input);
        CHECK(error_of(again) == "AlreadyExistsException");
        CHECK(again.error().message == "An alias with the name arn:aws:kms:eu-west-2:111111111111:alias/orders already exists");
        stage.in("us-east-1");
        CHECK(stage.call(CreateAliasInput{.alias_name = "alias/orders", .target_key_id = make_key(stage).key_id}));
    }
    SECTION("names must begin with alias/ and not with AWS's own prefix; the target is a key, not an alias") {
        input.alias_name = "orders";
        CHECK(error_of(stage.call(input)) == "ValidationException");
        input.alias_name = "alias/aws/s3";
        CHECK(error_of(stage.call(input)) == "NotAuthorizedException");
        input = {.alias_name = "alias/other", .target_key_id = "alias/orders"};
        CHECK(error_of(stage.call(input)) == "ValidationException");
    }
    SECTION("not for a key that waits for its deletion") {
        REQUIRE(stage.call(ScheduleKeyDeletionInput{.key_id = key.key_id}));
        CHECK(error_of(stage.call(input)) == "KMSInvalidStateException");
    }
    SECTION("both the alias and the key must allow it") {
        const auto only = [](const std::string& resource) {
            return R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:CreateAlias","Resource":")" + resource + "\"}}";
        };
        for (const auto& resource : {std::string("arn:aws:kms:eu-west-2:111111111111:alias/*"), *key.arn}) {
            stage.be(*stage.backlot().principal("main/admin", {.inline_policy = only(resource)}));
            CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        }
        stage.be(*stage.backlot().principal("main/admin", {.inline_policy = only("*")}));
        CHECK(stage.call(input));
    }
    SECTION("needs kms:CreateAlias") { CHECK(refuses_without(stage, "kms:CreateAlias", input)); }
}
