// ECR's failures, in AWS's words.
//
// Source: Amazon ECR API Reference (2015-09-21), the errors of each operation.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::ecr::errors {

using Refusal = std::unexpected<Error>;

[[nodiscard]] Refusal make(std::string_view code, std::string message);
[[nodiscard]] Refusal no_repository(std::string_view name, std::string_view registry);
// "Invalid parameter at 'WHERE' failed to satisfy constraint: 'WHY'".
[[nodiscard]] Refusal invalid_parameter(std::string_view where, std::string_view why);
[[nodiscard]] Refusal validation(std::string message);
[[nodiscard]] Refusal not_built(std::string_view what);  // "backlot does not ... yet."

}  // namespace backlot::ecr::errors
