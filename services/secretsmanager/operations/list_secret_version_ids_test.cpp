#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("ListSecretVersionIds", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    for (const char* text : {"two", "three"}) REQUIRE(set.stage.call(PutSecretValueInput{.secret_id = "db", .secret_string = text}));
    const auto listed = set.stage.call(ListSecretVersionIdsInput{.secret_id = "db"});
    REQUIRE(listed);
    CHECK(listed->versions.size() == 2);
    CHECK(set.stage.call(ListSecretVersionIdsInput{.secret_id = "db", .include_deprecated = true})->versions.size() == 3);
    const auto first = set.stage.call(ListSecretVersionIdsInput{.secret_id = "db", .max_results = 1});
    CHECK(first->versions.size() == 1);
    CHECK(set.stage.call(ListSecretVersionIdsInput{.secret_id = "db", .next_token = first->next_token})->versions.size() == 1);
    CHECK(error_of(set.stage.call(ListSecretVersionIdsInput{.secret_id = "db", .next_token = "x"})) == "InvalidNextTokenException");
}
