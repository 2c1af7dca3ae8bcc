// What the tests of S3's operations begin with: a stage with one bucket of the account's root.
#pragma once

#include <string>
#include <utility>

#include "library/testing.h"
#include "services/s3/model.h"

namespace backlot::s3::testing {

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

}  // namespace backlot::s3::testing
