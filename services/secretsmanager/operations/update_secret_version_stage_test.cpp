#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("UpdateSecretVersionStage", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    const auto first = *set.stage.call(GetSecretValueInput{.secret_id = "db"})->version_id;
    const auto second = *set.stage.call(PutSecretValueInput{.secret_id = "db", .secret_string = "next"})->version_id;
    UpdateSecretVersionStageInput input{.secret_id = "db", .version_stage = "AWSCURRENT"};
    CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");
    input.move_to_version_id = first;
    CHECK(error_of(set.stage.call(input)) == "InvalidParameterException");  // it must say from where
    input.remove_from_version_id = second;
    REQUIRE(set.stage.call(input));
    CHECK(set.value_of({.secret_id = "db"}) == "s3cret");
    CHECK(set.value_of({.secret_id = "db", .version_stage = "AWSPREVIOUS"}) == "next");
    SECTION("a stage of one's own comes and goes") {
        UpdateSecretVersionStageInput own{.secret_id = "db", .version_stage = "blue", .move_to_version_id = second};
        REQUIRE(set.stage.call(own));
        CHECK(set.value_of({.secret_id = "db", .version_stage = "blue"}) == "next");
        own.move_to_version_id.reset();
        own.remove_from_version_id = second;
        REQUIRE(set.stage.call(own));
        CHECK(set.value_of({.secret_id = "db", .version_stage = "blue"}) == "ResourceNotFoundException");
        CHECK(error_of(set.stage.call(own)) == "InvalidParameterException");
    }
}
