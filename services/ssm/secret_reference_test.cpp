#include <catch2/catch.hpp>

#include "library/testing.h"
#include "services/secretsmanager/model.h"
#include "services/ssm/model.h"

using namespace backlot;
using namespace backlot::ssm;
using backlot::testing::error_of;

TEST_CASE("A parameter that stands for a secret", "[ssm]") {
    backlot::testing::Stage stage{{.seed = 1}};
    stage.as("main").in("eu-west-2");
    const auto made = stage.call(secretsmanager::CreateSecretInput{.name = "db", .secret_string = "first"});
    REQUIRE(made);
    const std::string name = "/aws/reference/secretsmanager/db";
    GetParameterInput get{.name = name, .with_decryption = true};

    SECTION("is read as it is now, or by a version or a stage of it") {
        const auto read = stage.call(get);
        REQUIRE(read);
        CHECK(read->parameter->name == name);
        CHECK(read->parameter->type == "SecureString");
        CHECK(read->parameter->value == "first");
        CHECK(read->parameter->arn == made->arn);
        REQUIRE(stage.call(secretsmanager::PutSecretValueInput{.secret_id = "db", .secret_string = "second"}));
        CHECK(stage.call(get)->parameter->value == "second");
        get.name = name + ":AWSPREVIOUS";
        CHECK(stage.call(get)->parameter->value == "first");
        get.name = name + ":" + *made->version_id;
        CHECK(stage.call(get)->parameter->value == "first");
    }
    SECTION("is opened or not read at all") {
        get.with_decryption = false;
        CHECK(error_of(stage.call(get)) == "ValidationException");
    }
    SECTION("of no secret") {
        get.name = "/aws/reference/secretsmanager/other";
        CHECK(error_of(stage.call(get)) == "ParameterNotFound");
    }
    SECTION("several at once, those that are not there told apart") {
        GetParametersInput several{.with_decryption = true};
        several.names.push_back(name);
        several.names.push_back("/aws/reference/secretsmanager/other");
        const auto read = stage.call(several);
        REQUIRE(read);
        CHECK(read->parameters.size() == 1);
        CHECK(read->invalid_parameters.size() == 1);
    }
    SECTION("asks for both permissions") {
        backlot::testing::be_user_without(stage, "secretsmanager:GetSecretValue");
        CHECK(error_of(stage.call(get)) == "AccessDeniedException");
        backlot::testing::be_user_without(stage, "ssm:GetParameter");
        CHECK(error_of(stage.call(get)) == "AccessDeniedException");
    }
}
