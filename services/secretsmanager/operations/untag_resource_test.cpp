#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("UntagResource", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    TagResourceInput input{.secret_id = "db"};
    input.tags.push_back({.key = "team", .value = "data"});
    REQUIRE(set.stage.call(input));
    UntagResourceInput away{.secret_id = "db"};
    away.tag_keys = {"team"};
    REQUIRE(set.stage.call(away));
    CHECK(set.stage.call(DescribeSecretInput{.secret_id = "db"})->tags.empty());
    set.be_user("la", allow("secretsmanager:GetSecretValue"));
    CHECK(error_of(set.stage.call(away)) == "AccessDeniedException");
}
