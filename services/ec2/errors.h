// The failures of EC2, in AWS's words.
//
// Source: Amazon EC2 API Reference (2016-11-15), "Error codes for the Amazon EC2 API".
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::ec2::errors {

using Failure = std::unexpected<backlot::Error>;

[[nodiscard]] Failure make(std::string_view code, std::string message);
// "Value (x) for parameter cidrBlock is invalid. Why."
[[nodiscard]] Failure invalid_value(std::string_view value, std::string_view parameter, std::string_view why = {});
[[nodiscard]] Failure missing(std::string_view parameter);
[[nodiscard]] Failure bad_combination(std::string message);
[[nodiscard]] Failure dependency(std::string message);
// "The vpc 'vpc-1' has dependencies and cannot be deleted."
[[nodiscard]] Failure has_dependencies(std::string_view what, std::string_view id);
[[nodiscard]] Failure not_built(std::string message);
[[nodiscard]] Failure dry_run();

}  // namespace backlot::ec2::errors
