#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("PutSecretValue", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    PutSecretValueInput input{.secret_id = "db", .client_request_token = std::string(32, 'a'), .secret_string = "next"};
    const auto made = set.stage.call(input);
    REQUIRE(made);
    CHECK(made->version_stages.front() == "AWSCURRENT");
    CHECK(set.stage.call(input));  // the same once more
    input.secret_string = "other";
    CHECK(error_of(set.stage.call(input)) == "ResourceExistsException");
    SECTION("a stage of its own leaves the current one") {
        input.client_request_token = std::string(32, 'b');
        input.version_stages = {"candidate"};
        REQUIRE(set.stage.call(input));
        CHECK(set.value_of({.secret_id = "db"}) == "next");
        CHECK(set.value_of({.secret_id = "db", .version_stage = "candidate"}) == "other");
    }
    SECTION("binary values, and no value") {
        PutSecretValueInput bytes{.secret_id = "db"};
        CHECK(error_of(set.stage.call(bytes)) == "InvalidParameterException");
        bytes.secret_binary = model::Blob{std::string("\0\1", 2)};
        REQUIRE(set.stage.call(bytes));
        CHECK(set.stage.call(GetSecretValueInput{.secret_id = "db"})->secret_binary->bytes.size() == 2);
    }
}
