#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

using namespace std::chrono_literals;

TEST_CASE("DeleteSecret", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    SECTION("goes when its window is over") {
        REQUIRE(set.stage.call(DeleteSecretInput{.secret_id = "db", .recovery_window_in_days = 7}));
        CHECK(set.value_of({.secret_id = "db"}) == "InvalidRequestException");
        CHECK(error_of(set.stage.call(CreateSecretInput{.name = "db"})) == "InvalidRequestException");
        set.stage.advance(24h * 7 - 1s);
        CHECK(set.stage.call(DescribeSecretInput{.secret_id = "db"}));
        set.stage.advance(1s);
        CHECK(error_of(set.stage.call(DescribeSecretInput{.secret_id = "db"})) == "ResourceNotFoundException");
        CHECK(set.stage.call(CreateSecretInput{.name = "db"}));
    }
    SECTION("or at once") {
        REQUIRE(set.stage.call(DeleteSecretInput{.secret_id = "db", .force_delete_without_recovery = true}));
        CHECK(set.value_of({.secret_id = "db"}) == "ResourceNotFoundException");
        CHECK(set.stage.call(DeleteSecretInput{.secret_id = "db", .force_delete_without_recovery = true})->name == "db");
        CHECK(error_of(set.stage.call(DeleteSecretInput{.secret_id = "db"})) == "ResourceNotFoundException");
    }
    SECTION("windows have bounds") {
        CHECK(error_of(set.stage.call(DeleteSecretInput{.secret_id = "db", .recovery_window_in_days = 6})) == "InvalidParameterException");
        CHECK(error_of(set.stage.call(DeleteSecretInput{.secret_id = "db", .recovery_window_in_days = 7, .force_delete_without_recovery = true})) ==
              "InvalidParameterException");
    }
}
