// The failures of AWS Organizations: AWS's codes and Reasons.
//
// Source: AWS Organizations API Reference (2016-11-28), each action's "Errors".
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::organizations::errors {

using Failure = std::unexpected<Error>;

// A code of the model with AWS's usual sentence for it: not_found("AccountNotFoundException").
[[nodiscard]] Failure of(std::string_view code);
[[nodiscard]] Failure access_denied();
[[nodiscard]] Failure not_in_use();
[[nodiscard]] Failure invalid_input(std::string_view reason, std::string message = {});
[[nodiscard]] Failure constraint(std::string_view reason, std::string message = {});
[[nodiscard]] Failure handshake_constraint(std::string_view reason, std::string message = {});
[[nodiscard]] Failure malformed_policy(std::string detail = {});

}  // namespace backlot::organizations::errors
