// What the tests of Parameter Store begin with: a stage whose caller is the account's root, and parameters made in a line.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "library/testing.h"
#include "services/ssm/model.h"
#include "services/ssm/tables.h"

namespace backlot::ssm::testing {

using backlot::testing::be_user_with;
using backlot::testing::be_user_without;
using backlot::testing::error_of;
using backlot::testing::is_refused;
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

}  // namespace backlot::ssm::testing
