#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("CancelRotateSecret", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    CHECK(error_of(set.stage.call(CancelRotateSecretInput{.secret_id = "none"})) == "ResourceNotFoundException");
    CHECK(error_of(set.stage.call(CancelRotateSecretInput{.secret_id = "db"})) == "InvalidRequestException");
    set.be_user("la", allow("secretsmanager:RotateSecret"));
    CHECK(error_of(set.stage.call(CancelRotateSecretInput{.secret_id = "db"})) == "AccessDeniedException");
}
