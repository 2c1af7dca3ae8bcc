#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

using namespace std::chrono_literals;

TEST_CASE("RestoreSecret", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    REQUIRE(set.stage.call(DeleteSecretInput{.secret_id = "db", .recovery_window_in_days = 7}));
    REQUIRE(set.stage.call(RestoreSecretInput{.secret_id = "db"}));
    CHECK(set.value_of({.secret_id = "db"}) == "s3cret");
    set.stage.advance(24h * 8);
    CHECK(set.value_of({.secret_id = "db"}) == "s3cret");
    CHECK(error_of(set.stage.call(RestoreSecretInput{.secret_id = "none"})) == "ResourceNotFoundException");
}
