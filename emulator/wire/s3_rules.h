// Where S3 departs from its own model: the names of its answers' roots, and how a location is written.
//
// Source: Amazon S3 API Reference, "Response Syntax" of each operation.
#pragma once

#include <string>
#include <string_view>

#include "model/descriptors.h"

namespace backlot::wire {

inline constexpr std::string_view s3_namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

[[nodiscard]] inline bool is_s3(const model::Service& service) { return service.name == "s3"; }
// The element that holds an operation's answer.
[[nodiscard]] std::string_view s3_root(const model::Operation& operation);
// What S3 sends beside a request id.
[[nodiscard]] std::string s3_host_id(std::string_view request_id);

}  // namespace backlot::wire
