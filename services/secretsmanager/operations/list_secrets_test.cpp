#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

using namespace std::chrono_literals;

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
    SECTION("in the order of their creation, by words that signs and capitals end") {
        for (const auto* name : {"prod/AppBeta/1", "prod_AppBeta_2", "uat/COMPANY/3", "uat/COMPANYthings/4"}) {
            REQUIRE(set.stage.call(CreateSecretInput{.name = name}));
            set.stage.advance(1s);
        }
        const auto names = [&](const std::string& value) {
            ListSecretsInput input;
            input.filters.push_back({.key = "all", .values = {value}});
            std::string found;
            const auto listed = set.stage.call(input).value();
            for (const auto& one : listed.secret_list) found += (found.empty() ? "" : " ") + *one.name;
            return found;
        };
        CHECK(names("AppBeta") == "prod/AppBeta/1 prod_AppBeta_2");
        CHECK(names("beta prod") == "prod/AppBeta/1 prod_AppBeta_2");
        CHECK(names("company") == "uat/COMPANY/3");
        CHECK(names("Ythings") == "uat/COMPANYthings/4");
        CHECK(names("things").empty());
        CHECK(names("/").empty());
    }
    SECTION("those that are marked for deletion only when they are asked for") {
        REQUIRE(set.stage.call(DeleteSecretInput{.secret_id = "db"}));
        CHECK(count("name", {"db"}) == 0);
        ListSecretsInput input{.include_planned_deletion = true};
        input.filters.push_back({.key = "name", .values = {std::string("db")}});
        CHECK(set.stage.call(input)->secret_list.front().deleted_date);
    }
}
