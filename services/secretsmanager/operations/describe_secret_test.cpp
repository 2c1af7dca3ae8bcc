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
    CHECK_FALSE(told->last_accessed_date);
    REQUIRE(set.stage.call(GetSecretValueInput{.secret_id = "db"}));
    const auto read = set.stage.call(DescribeSecretInput{.secret_id = "db"})->last_accessed_date;
    REQUIRE(read);
    CHECK(*read == std::chrono::floor<std::chrono::days>(set.stage.backlot().now()));
    CHECK(set.stage.call(ListSecretVersionIdsInput{.secret_id = "db"})->versions.front().last_accessed_date == read);
    set.be_user("la", allow("secretsmanager:GetSecretValue"));
    CHECK(error_of(set.stage.call(DescribeSecretInput{.secret_id = "db"})) == "AccessDeniedException");
}
