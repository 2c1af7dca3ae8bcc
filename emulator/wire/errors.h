// What each protocol says of a request that it cannot read.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "model/descriptors.h"
#include "model/json.h"

namespace backlot::wire::errors {

// Source: Amazon S3 API Reference, "Error responses".
[[nodiscard]] Error malformed_xml();
[[nodiscard]] Error missing_body();
[[nodiscard]] Error invalid_argument(std::string message, std::string name, std::string value);

// Problems that model::fill found, as the service words them.
[[nodiscard]] Error validation(const model::Service& service, const model::Operation& operation,
                               const model::Problems& problems);
// A value of the wrong type.
[[nodiscard]] Error wrong_type(const model::Service& service, std::string message);

}  // namespace backlot::wire::errors
