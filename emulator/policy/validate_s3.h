// Bucket policies, as PutBucketPolicy checks them.
#pragma once

#include <string_view>

#include "base/error.h"

namespace backlot::policy {

// `bucket_arn`, where given, is what every Resource must lie in. Fails with MalformedPolicy.
[[nodiscard]] Result<> validate_bucket_policy(std::string_view json_text, std::string_view bucket_arn);

}  // namespace backlot::policy
