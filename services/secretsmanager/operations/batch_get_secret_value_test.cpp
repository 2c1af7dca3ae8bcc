#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("BatchGetSecretValue", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    (void)set.make("other", "o");
    BatchGetSecretValueInput input;
    CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");
    input.secret_id_list = {std::string("db"), std::string("other"), std::string("none")};
    const auto got = set.stage.call(input);
    REQUIRE(got);
    CHECK(got->secret_values.size() == 2);
    REQUIRE(got->errors.size() == 1);
    CHECK(got->errors.front().error_code == "ResourceNotFoundException");
    // Each secret is asked for by itself.
    set.be_user("la", allow("secretsmanager:BatchGetSecretValue") + "," + allow("secretsmanager:GetSecretValue", set.db));
    const auto less = set.stage.call(input);
    REQUIRE(less);
    REQUIRE(less->secret_values.size() == 1);
    CHECK(less->secret_values.front().secret_string == "s3cret");
    CHECK(less->errors.front().error_code == "AccessDeniedException");
}
