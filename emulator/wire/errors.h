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
[[nodiscard]] Error invalid_digest(std::string_view value);                                 // S3
[[nodiscard]] Error bad_digest(std::string_view claimed, std::string_view computed);         // S3
[[nodiscard]] Error invalid_checksum(std::string_view header);                               // S3
[[nodiscard]] Error bad_checksum(std::string_view algorithm);                                // S3
[[nodiscard]] Error missing_digest();                                                        // S3
[[nodiscard]] Error missing_body();
[[nodiscard]] Error invalid_argument(std::string message, std::string name, std::string value);

// Problems that model::fill found, as the service words them.
[[nodiscard]] Error validation(const model::Service& service, const model::Operation& operation,
                               const model::Problems& problems);
// A value of the wrong type.
[[nodiscard]] Error wrong_type(const model::Service& service, std::string message);

}  // namespace backlot::wire::errors
