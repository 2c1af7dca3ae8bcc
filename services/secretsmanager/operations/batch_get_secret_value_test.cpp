#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("BatchGetSecretValue", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    (void)set.make("other", "o");
    BatchGetSecretValueInput input;
    CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");
    input.secret_id_list = {std::string("db"), std::string("other"), std::string("none")};
    const auto got = set.stage.call(input);
    REQUIRE(got);
    CHECK(got->secret_values.size() == 2);
    REQUIRE(got->errors.size() == 1);
    CHECK(got->errors.front().error_code == "ResourceNotFoundException");
    // Each secret is asked for by itself.
    set.be_user("la", allow("secretsmanager:BatchGetSecretValue") + "," + allow("secretsmanager:GetSecretValue", set.db));
    const auto less = set.stage.call(input);
    REQUIRE(less);
    REQUIRE(less->secret_values.size() == 1);
    CHECK(less->secret_values.front().secret_string == "s3cret");
    CHECK(less->errors.front().error_code == "AccessDeniedException");
}

TEST_CASE("BatchGetSecretValue by filters", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    for (int i = 0; i < 21; ++i) (void)set.make("team/" + std::to_string(100 + i), "v");
    BatchGetSecretValueInput input;
    input.filters.push_back({.key = "name", .values = {std::string("team/")}});
    const auto first = set.stage.call(input);
    REQUIRE(first);
    CHECK(first->secret_values.size() == 20);
    input.next_token = first->next_token;
    const auto second = set.stage.call(input);
    REQUIRE(second);
    CHECK(second->secret_values.size() == 1);
    CHECK_FALSE(second->next_token);
    input.next_token = "!";
    CHECK(error_of(set.stage.call(input)) == "InvalidNextTokenException");
    input.next_token.reset();
    input.secret_id_list.push_back("db");
    CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");
    input.secret_id_list.clear();
    set.be_user("la", allow("secretsmanager:BatchGetSecretValue") + "," + allow("secretsmanager:GetSecretValue"));
    CHECK(error_of(set.stage.call(input)) == "AccessDeniedException");
    set.be_user("la", allow("secretsmanager:BatchGetSecretValue") + "," + allow("secretsmanager:ListSecrets"));
    const auto refused = set.stage.call(input);
    REQUIRE(refused);
    CHECK(refused->secret_values.empty());
    CHECK(refused->errors.size() == 20);
    CHECK(refused->errors.front().error_code == "AccessDeniedException");
}
