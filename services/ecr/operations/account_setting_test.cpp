#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("Account settings of a registry", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    CHECK(stage.call(GetAccountSettingInput{.name = "BLOB_MOUNTING"})->value == "DISABLED");
    CHECK(error_of(stage.call(GetAccountSettingInput{.name = "OTHER"})) == "ValidationException");
    CHECK(stage.call(PutAccountSettingInput{.name = "BLOB_MOUNTING", .value = "ENABLED"})->value == "ENABLED");
    CHECK(stage.call(GetAccountSettingInput{.name = "BLOB_MOUNTING"})->value == "ENABLED");
    CHECK(error_of(stage.call(PutAccountSettingInput{.name = "BLOB_MOUNTING", .value = "MAYBE"})) == "ValidationException");
    CHECK(error_of(stage.call(PutAccountSettingInput{.name = "REGISTRY_POLICY_SCOPE", .value = "V1"})) == "NotImplemented");
    be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecr:PutAccountSetting","Resource":"*",
        "Condition":{"StringEquals":{"ecr:AccountSetting":"BLOB_MOUNTING"}}}]})", "organisation");
    CHECK(error_of(stage.call(PutAccountSettingInput{.name = "BLOB_MOUNTING", .value = "DISABLED"})).empty());
    CHECK(error_of(stage.call(PutAccountSettingInput{.name = "BASIC_SCAN_TYPE_VERSION", .value = "CLAIR"})) == "AccessDeniedException");
}
