// What the tests of Parameter Store begin with: a stage whose caller is the account's root, and parameters made in a line.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "library/testing.h"
#include "services/ssm/model.h"
#include "services/ssm/tables.h"

namespace backlot::ssm::testing {

using backlot::testing::error_of;
using backlot::testing::Stage;

inline Stage empty_stage() {
    Stage stage{{.seed = 1}};
    stage.as("main").in("eu-west-2");
    return stage;
}

// Makes a parameter, or its next version; gives the version.
inline std::int64_t put(Stage& stage, std::string name, std::string value = "v", std::string type = "String") {
    const auto done = stage.call(PutParameterInput{.name = std::move(name), .value = std::move(value),
                                                   .type = std::move(type), .overwrite = true});
    BACKLOT_ASSERT(done.has_value());
    return *done->version;
}

inline std::string value_of(Stage& stage, const std::string& name) {
    const auto done = stage.call(GetParameterInput{.name = name});
    return done ? *done->parameter->value : done.error().code;
}

inline std::string arn_of(Stage& stage, const std::string& name) {
    return "arn:aws:ssm:eu-west-2:" + stage.caller().account + ":parameter" + (name.starts_with('/') ? "" : "/") +
        name;
}

// From now on a user of the account calls, with this one policy.
inline void be_user_with(Stage& stage, const std::string& policy) {
    const auto root = stage.caller();
    const auto make = [&](std::string_view operation, const Json& input) {
        const auto done = stage.backlot().call(root, stage.origin(), "us-east-1", "iam", operation, input);
        BACKLOT_ASSERT(!done.error);
    };
    make("CreateUser", Json::object({{"UserName", "ana"}}));
    make("PutUserPolicy", Json::object({{"UserName", "ana"}, {"PolicyName", "own"}, {"PolicyDocument", policy}}));
    stage.as("main/user/ana");
}

// A user whom everything but this action is allowed.
inline void be_user_without(Stage& stage, const std::string& action) {
    be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:*","Resource":"*"},)"
                        R"({"Sid":"NotThis","Effect":"Deny","Action":")" + action + R"(","Resource":"*"}]})");
}

// Whether a call without the action is refused by that Deny, about this resource.
inline bool is_refused(Stage& stage, std::string_view action, std::string_view resource) {
    for (const auto& verdict : stage.verdicts()) {
        if (verdict.question.action != action || verdict.is_allowed()) continue;
        return verdict.decision.outcome == policy::Outcome::explicit_deny && verdict.question.resource == resource;
    }
    return false;
}

}  // namespace backlot::ssm::testing
