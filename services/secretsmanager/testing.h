// What the tests of Secrets Manager begin with: the SFDL organization, a secret "db" of la under the AWS managed key, and one
// under a customer key.
#pragma once

#include <string>
#include <utility>

#include "library/testing.h"
#include "services/kms/model.h"
#include "services/secretsmanager/model.h"

namespace backlot::secretsmanager::testing {

using backlot::testing::error_of;
using backlot::testing::Stage;

struct Set {
    Stage stage{{.seed = 1, .organization_file = "fixtures/organizations/sfdl.yaml"}};
    std::string db;     // ARN
    std::string la;     // account ids
    std::string other;

    Set() {
        stage.as("organisation").in("eu-west-2");
        other = stage.caller().account;
        stage.as("la");
        la = stage.caller().account;
        db = make("db", "s3cret");
    }
    std::string make(const std::string& name, const std::string& text, const std::string& key = {}) {
        CreateSecretInput input{.name = name, .secret_string = text};
        if (!key.empty()) input.kms_key_id = key;
        const auto made = stage.call(input);
        BACKLOT_ASSERT(made.has_value());
        return *made->arn;
    }
    // The value, or the code of the refusal.
    std::string value_of(const GetSecretValueInput& input) {
        const auto got = stage.call(input);
        return got ? got->secret_string.value_or("binary") : got.error().code;
    }
    // A user of an account whom these statements allow what they allow.
    void be_user(const std::string& account, const std::string& statements) {
        backlot::testing::be_user_with(stage, R"({"Version":"2012-10-17","Statement":[)" + statements + "]}", account);
    }
};

inline std::string allow(const std::string& action, const std::string& resource = "*") {
    return R"({"Effect":"Allow","Action":")" + action + R"(","Resource":")" + resource + R"("})";
}

}  // namespace backlot::secretsmanager::testing
