// The failures of AWS STS, in AWS's words.
//
// Source: AWS STS API Reference, "Common errors" and each action's "Errors".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::sts::errors {

[[nodiscard]] std::unexpected<Error> validation(std::string message);
[[nodiscard]] std::unexpected<Error> invalid_parameter(std::string message);
[[nodiscard]] std::unexpected<Error> malformed_policy(std::string message);
[[nodiscard]] std::unexpected<Error> packed_policy_too_large(std::int64_t percent);
[[nodiscard]] std::unexpected<Error> access_denied(std::string message);
// What STS answers where there is no such role: the same as where it may not be assumed.
[[nodiscard]] std::unexpected<Error> not_authorized(std::string_view principal, std::string_view action,
                                                    std::string_view resource);
[[nodiscard]] std::unexpected<Error> invalid_identity_token(std::string message);
[[nodiscard]] std::unexpected<Error> expired_token(std::string message);
[[nodiscard]] std::unexpected<Error> invalid_authorization_message();

}  // namespace backlot::sts::errors
