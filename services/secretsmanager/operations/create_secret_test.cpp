#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("CreateSecret", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    CHECK(set.db.starts_with("arn:aws:secretsmanager:eu-west-2:" + set.la + ":secret:db-"));
    CHECK(set.db.size() == std::string("arn:aws:secretsmanager:eu-west-2:" + set.la + ":secret:db-").size() + 6);
    CHECK(error_of(set.stage.call(CreateSecretInput{.name = "db", .secret_string = "x"})) == "ResourceExistsException");
    CHECK(error_of(set.stage.call(CreateSecretInput{.name = "a b"})) == "ValidationException");
    CHECK(error_of(set.stage.call(CreateSecretInput{.name = "big", .secret_string = std::string(65'537, 'x')})) != "");
    CreateSecretInput both{.name = "both", .secret_string = "x"};
    both.secret_binary = model::Blob{"y"};
    CHECK(error_of(set.stage.call(both)) == "InvalidParameterException");
    SECTION("a token makes it once") {
        CreateSecretInput input{.name = "once", .client_request_token = std::string(32, 't'), .secret_string = "x"};
        REQUIRE(set.stage.call(input));
        CHECK(set.stage.call(input)->version_id == std::string(32, 't'));
        input.secret_string = "y";
        CHECK(error_of(set.stage.call(input)) == "ResourceExistsException");
    }
    SECTION("a customer's key must let the caller") {
        const auto key = *set.stage.call(kms::CreateKeyInput{})->key_metadata->arn;
        set.be_user("la", allow("secretsmanager:*"));
        CHECK(error_of(set.stage.call(CreateSecretInput{.name = "sealed", .kms_key_id = key, .secret_string = "x"})) == "AccessDeniedException");
        CHECK(error_of(set.stage.call(CreateSecretInput{.name = "open", .secret_string = "x"})).empty());
    }
    SECTION("tags ask for more") {
        set.be_user("la", allow("secretsmanager:CreateSecret"));
        CreateSecretInput input{.name = "tagged"};
        CHECK(error_of(set.stage.call(input)).empty());
        input.name = "tagged2";
        input.tags.push_back({.key = "a", .value = "b"});
        CHECK(error_of(set.stage.call(input)) == "AccessDeniedException");
    }
}
