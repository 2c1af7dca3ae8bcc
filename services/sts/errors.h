// The failures of AWS STS, in AWS's words.
//
// Source: AWS STS API Reference, "Common errors" and each action's "Errors".
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::sts::errors {

[[nodiscard]] std::unexpected<Error> validation(std::string message);
[[nodiscard]] std::unexpected<Error> malformed_policy(std::string message);
[[nodiscard]] std::unexpected<Error> packed_policy_too_large(int percent);
[[nodiscard]] std::unexpected<Error> access_denied(std::string message);
[[nodiscard]] std::unexpected<Error> no_such_role();
[[nodiscard]] std::unexpected<Error> invalid_identity_token(std::string message);
[[nodiscard]] std::unexpected<Error> expired_token(std::string message);
[[nodiscard]] std::unexpected<Error> region_disabled(std::string_view region);

}  // namespace backlot::sts::errors
