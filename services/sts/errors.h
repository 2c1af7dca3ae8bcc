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
[[nodiscard]] std::unexpected<Error> idp_rejected_claim(std::string message);
[[nodiscard]] std::unexpected<Error> invalid_authorization_message();
// GetWebIdentityToken where the account has not turned it on, would outlive its session, or says too much.
[[nodiscard]] std::unexpected<Error> outbound_federation_disabled();
[[nodiscard]] std::unexpected<Error> session_duration_escalation();
[[nodiscard]] std::unexpected<Error> token_payload_too_large();

}  // namespace backlot::sts::errors
