// ECS's failures, in AWS's words.
//
// Source: Amazon ECS API Reference, "Common Errors" and the errors of each operation.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::ecs {

using Refusal = std::unexpected<Error>;  // ECS has a shape of the name Failure

namespace errors {

[[nodiscard]] Refusal client(std::string message);             // ClientException
[[nodiscard]] Refusal invalid_parameter(std::string message);  // InvalidParameterException
[[nodiscard]] Refusal cluster_not_found();
[[nodiscard]] Refusal service_not_found();
[[nodiscard]] Refusal service_not_active();
[[nodiscard]] Refusal make(std::string_view code, std::string message);
[[nodiscard]] Refusal not_built(std::string_view what);        // "backlot does not ... yet."

}  // namespace errors

}  // namespace backlot::ecs
