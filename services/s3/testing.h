// What the tests of S3's operations begin with: a stage with one bucket of the account's root.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "library/testing.h"
#include "services/s3/model.h"

namespace backlot::s3::testing {

using backlot::testing::be_user_with;
using backlot::testing::error_of;
using backlot::testing::Stage;

inline Stage stage_with_bucket(std::string name = "reports") {
    Stage stage{{.seed = 1}};
    stage.as("main").in("us-east-1");
    const auto made = stage.call(CreateBucketInput{.bucket = std::move(name)});
    BACKLOT_ASSERT(made.has_value());
    return stage;
}

// As buckets were before April 2023: ACLs on, nothing blocked.
inline Stage stage_with_acls() {
    Stage stage{{.seed = 1, .legacy_s3_defaults = true}};
    stage.as("main").in("us-east-1");
    const auto made = stage.call(CreateBucketInput{.bucket = "reports"});
    BACKLOT_ASSERT(made.has_value());
    return stage;
}

inline void enable_versioning(Stage& stage) {
    const auto done = stage.call(
        PutBucketVersioningInput{.bucket = "reports", .versioning_configuration = {.status = "Enabled"}});
    BACKLOT_ASSERT(done.has_value());
}

// An object of the stage's bucket; gives its version id, if the bucket keeps versions.
inline std::optional<std::string> put(Stage& stage, std::string key, std::string bytes = "x") {
    PutObjectInput input{.bucket = "reports", .key = std::move(key)};
    input.body.size = bytes.size();
    input.body.bytes = std::move(bytes);
    const auto done = stage.call(input);
    BACKLOT_ASSERT(done.has_value());
    return done->version_id;
}

// An allowance of everything but the action.
inline std::string all_but(const std::string& action) {
    return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"},)"
           R"({"Sid":"NotThis","Effect":"Deny","Action":")" +
           action + R"(","Resource":"*"}]})";
}

// The last call was refused by the user's policy: its Deny of just this action.
inline bool refused_by_own_policy(Stage& stage, std::string_view action) {
    for (const auto& verdict : stage.verdicts()) {
        if (verdict.question.action != action || verdict.is_allowed()) continue;
        return verdict.decision.outcome == policy::Outcome::explicit_deny;
    }
    return false;
}

}  // namespace backlot::s3::testing
