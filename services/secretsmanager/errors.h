// Secrets Manager's failures, in AWS's words.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), the errors of each operation.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::secretsmanager::errors {

using Refusal = std::unexpected<Error>;

[[nodiscard]] Refusal make(std::string_view code, std::string message);
[[nodiscard]] Refusal not_found();
[[nodiscard]] Refusal no_version(std::string_view what);           // "for staging label: AWSCURRENT"
[[nodiscard]] Refusal invalid_parameter(std::string message);      // InvalidParameterException
[[nodiscard]] Refusal invalid_request(std::string message);        // InvalidRequestException
[[nodiscard]] Refusal marked_for_deletion();
[[nodiscard]] Refusal is_replica();
[[nodiscard]] Refusal not_built(std::string_view what);            // "backlot does not ... yet."

}  // namespace backlot::secretsmanager::errors
