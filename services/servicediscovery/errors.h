// The failures of Cloud Map, in AWS's words.
//
// Source: AWS Cloud Map API Reference (2017-03-14), errors of each operation.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::servicediscovery::errors {

using Failure = std::unexpected<backlot::Error>;

[[nodiscard]] Failure make(std::string_view code, std::string message);
[[nodiscard]] Failure invalid_input(std::string message);
[[nodiscard]] Failure no_such_namespace(std::string_view id);
[[nodiscard]] Failure no_such_service(std::string_view id);
[[nodiscard]] Failure no_such_instance(std::string_view id);
[[nodiscard]] Failure in_use(std::string message);
[[nodiscard]] Failure not_built(std::string message);

}  // namespace backlot::servicediscovery::errors
