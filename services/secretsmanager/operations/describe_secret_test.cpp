#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("DescribeSecret", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    const auto told = set.stage.call(DescribeSecretInput{.secret_id = "db"});
    REQUIRE(told);
    CHECK(told->arn == set.db);
    CHECK_FALSE(told->kms_key_id);
    CHECK_FALSE(told->deleted_date);
    REQUIRE(told->version_ids_to_stages.size() == 1);
    CHECK(told->version_ids_to_stages.begin()->second.front() == "AWSCURRENT");
    set.be_user("la", allow("secretsmanager:GetSecretValue"));
    CHECK(error_of(set.stage.call(DescribeSecretInput{.secret_id = "db"})) == "AccessDeniedException");
}
