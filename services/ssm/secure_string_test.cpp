#include <catch2/catch.hpp>

#include "library/testing.h"
#include "services/kms/model.h"
#include "services/ssm/model.h"

using namespace backlot;
using namespace backlot::ssm;
using backlot::testing::error_of;
using backlot::testing::Stage;

namespace {

std::string secret_of(Stage& stage, const std::string& name, bool with_decryption = true) {
    const auto got = stage.call(GetParameterInput{.name = name, .with_decryption = with_decryption});
    return got ? got->parameter->value.value_or("") : got.error().code;
}

}  // namespace

TEST_CASE("SecureString", "[ssm]") {
    Stage stage;
    stage.as("main").in("eu-west-2");
    PutParameterInput input{.name = "/db/password", .value = "s3cret", .type = "SecureString"};
    SECTION("under the AWS managed key") {
        REQUIRE(stage.call(input));
        CHECK(secret_of(stage, "/db/password") == "s3cret");
        CHECK(secret_of(stage, "/db/password", false).find("s3cret") == std::string::npos);
        CHECK(stage.call(DescribeParametersInput{})->parameters[0].key_id == "alias/aws/ssm");
        GetParameterHistoryInput history{.name = "/db/password", .with_decryption = true};
        CHECK(stage.call(history)->parameters[0].value == "s3cret");
        GetParametersByPathInput path{.path = "/db", .with_decryption = true};
        CHECK(stage.call(path)->parameters[0].value == "s3cret");
        input.type.reset();
        input.value = "other";
        input.overwrite = true;
        REQUIRE(stage.call(input));
        CHECK(secret_of(stage, "/db/password") == "other");
        CHECK(secret_of(stage, "/db/password:1") == "s3cret");
    }
    SECTION("an advanced one, under a data key") {
        input.value = std::string(8000, 'v');
        input.tier = "Advanced";
        REQUIRE(stage.call(input));
        CHECK(secret_of(stage, "/db/password") == input.value);
        CHECK(secret_of(stage, "/db/password", false).find("vvv") == std::string::npos);
    }
    SECTION("the key must let the caller, each time") {
        const auto key = *stage.call(kms::CreateKeyInput{})->key_metadata->arn;
        input.key_id = key;
        REQUIRE(stage.call(input));
        CHECK(stage.verdicts().size() == 1);  // KMS was asked in a call of its own
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:*","Resource":"*"}]})");
        CHECK(secret_of(stage, "/db/password") == "AccessDeniedException");
        CHECK(secret_of(stage, "/db/password", false) != "AccessDeniedException");
        input.name = "/db/other";
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(secret_of(stage, "/db/other", false) == "ParameterNotFound");
        // By this service, and about this parameter, alone.
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:*","Resource":"*"},{"Effect":"Allow",
            "Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"ssm.eu-west-2.amazonaws.com",
            "kms:EncryptionContext:PARAMETER_ARN":"arn:aws:ssm:eu-west-2:)" + stage.caller().account + R"(:parameter/db/password"}}}]})");
        CHECK(secret_of(stage, "/db/password") == "s3cret");
        GetParametersInput several;
        several.names = {"/db/password"};
        several.with_decryption = true;
        CHECK(stage.call(several)->parameters[0].value == "s3cret");
    }
    SECTION("a key that there is not") {
        input.key_id = "alias/none";
        CHECK(error_of(stage.call(input)) == "InvalidKeyId");
        CHECK(secret_of(stage, "/db/password") == "ParameterNotFound");
    }
}
