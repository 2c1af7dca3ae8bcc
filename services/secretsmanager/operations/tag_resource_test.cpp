#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("TagResource", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    TagResourceInput input{.secret_id = "db"};
    input.tags.push_back({.key = "team", .value = "data"});
    REQUIRE(set.stage.call(input));
    CHECK(set.stage.call(DescribeSecretInput{.secret_id = "db"})->tags.front().value == "data");
    input.tags.front().key = "aws:x";
    CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");
    // A policy may go by the secret's tags.
    set.be_user("la", R"({"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*","Condition":{"StringEquals":{"secretsmanager:ResourceTag/team":"data"}}})");
    CHECK(set.value_of({.secret_id = "db"}) == "s3cret");
}
