// The failures of CloudWatch Logs, in AWS's words.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), errors of each operation; answers of the service as its
// clients' issues quote them.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::logs::errors {

using Failure = std::unexpected<backlot::Error>;

[[nodiscard]] Failure invalid_parameter(std::string message);
[[nodiscard]] Failure invalid_token();
[[nodiscard]] Failure invalid_operation(std::string message);
[[nodiscard]] Failure group_exists();
[[nodiscard]] Failure stream_exists();
[[nodiscard]] Failure no_such_group();
[[nodiscard]] Failure no_such_stream();
[[nodiscard]] Failure not_found(std::string message);
[[nodiscard]] Failure limit_exceeded(std::string message);
[[nodiscard]] Failure is_protected(std::string_view group);
[[nodiscard]] Failure too_many_tags(std::string_view resource);
[[nodiscard]] Failure malformed_query(std::string message);
// What backlot does not do yet, said so.
[[nodiscard]] Failure not_built(std::string message);

}  // namespace backlot::logs::errors
