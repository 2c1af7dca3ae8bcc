// The failures of Parameter Store, in AWS's words.
//
// Source: AWS Systems Manager API Reference (2014-11-06), errors of each operation; answers of the service as its
// clients' issues quote them.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::ssm::errors {

using Failure = std::unexpected<backlot::Error>;

[[nodiscard]] Failure make(std::string_view code, std::string message);
[[nodiscard]] Failure validation(std::string message);
[[nodiscard]] Failure parameter_not_found();
[[nodiscard]] Failure version_not_found(std::string_view name, std::string_view selector);
[[nodiscard]] Failure invalid_token();
[[nodiscard]] Failure invalid_resource_id();
[[nodiscard]] Failure not_built(std::string message);

}  // namespace backlot::ssm::errors
