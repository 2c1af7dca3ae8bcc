#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("RotateSecret", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    const auto code = [&](const RotateSecretInput& input) { return error_of(set.stage.call(input)); };
    CHECK(code({.secret_id = "none"}) == "ResourceNotFoundException");
    CHECK(code({.secret_id = "db"}) == "InvalidRequestException");
    RotateSecretInput input{.secret_id = "db", .rotation_lambda_arn = "arn:aws:lambda:eu-west-2:" + set.la + ":function:rotate"};
    CHECK(code(input) == "NotImplemented");
    CHECK_FALSE(set.stage.call(DescribeSecretInput{.secret_id = "db"})->rotation_enabled);
    const auto with = [&](RotationRulesType rules) {
        input.rotation_rules = std::move(rules);
        return code(input);
    };
    CHECK(with({.automatically_after_days = 30, .schedule_expression = "rate(10 days)"}) == "InvalidParameterException");
    CHECK(with({.schedule_expression = "every day"}) == "InvalidParameterException");
    CHECK(with({.duration = "3 hours", .schedule_expression = "rate(10 days)"}) == "InvalidParameterException");
    CHECK(with({.duration = "3h", .schedule_expression = "cron(0 8 1 * ? *)"}) == "NotImplemented");
    set.be_user("la", allow("secretsmanager:GetSecretValue"));
    CHECK(code(input) == "AccessDeniedException");
}
