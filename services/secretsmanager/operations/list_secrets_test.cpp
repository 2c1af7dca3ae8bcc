#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("ListSecrets", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    for (int i = 0; i < 101; ++i) {
        CreateSecretInput input{.name = "tagged-" + std::to_string(1000 + i), .description = "for the nightly run"};
        input.tags.push_back({.key = "dagster", .value = "yes"});
        REQUIRE(set.stage.call(input));
    }
    const auto count = [&](std::string key, std::vector<std::string> values) {
        ListSecretsInput input;
        input.filters.push_back({.key = std::move(key), .values = std::move(values)});
        return set.stage.call(input)->secret_list.size();
    };
    SECTION("a hundred a page") {
        ListSecretsInput input;
        input.filters.push_back({.key = "tag-key", .values = {std::string("dagster")}});
        const auto first = set.stage.call(input);
        REQUIRE(first);
        CHECK(first->secret_list.size() == 100);
        input.next_token = first->next_token;
        const auto second = set.stage.call(input);
        CHECK(second->secret_list.size() == 1);
        CHECK_FALSE(second->next_token);
        input.next_token = "!";
        CHECK(error_of(set.stage.call(input)) == "InvalidNextTokenException");
    }
    SECTION("filters") {
        CHECK(count("name", {"d"}) == 1);
        CHECK(count("name", {"D"}) == 0);
        CHECK(count("name", {"!tagged"}) == 1);
        CHECK(count("tag-value", {"yes"}) == 100);
        CHECK(count("tag-key", {"other"}) == 0);
        CHECK(count("description", {"NIGHT"}) == 100);
        CHECK(count("description", {"ightly"}) == 0);
        CHECK(count("all", {"db"}) == 1);
    }
    SECTION("those that are marked for deletion only when they are asked for") {
        REQUIRE(set.stage.call(DeleteSecretInput{.secret_id = "db"}));
        CHECK(count("name", {"db"}) == 0);
        ListSecretsInput input{.include_planned_deletion = true};
        input.filters.push_back({.key = "name", .values = {std::string("db")}});
        CHECK(set.stage.call(input)->secret_list.front().deleted_date);
    }
}
