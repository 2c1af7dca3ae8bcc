// The canonical forms that both sides of a signature compute.
//
// Source: IAM User Guide, "Create a signed AWS API request", steps 1 to 3.
#pragma once

#include "sigv4/message.h"

namespace backlot::sigv4 {

constexpr std::string_view algorithm_name = "AWS4-HMAC-SHA256";
constexpr std::string_view empty_sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr std::string_view unsigned_payload = "UNSIGNED-PAYLOAD";

// S3: every byte encoded once, no normalisation. Others: dot segments and repeated slashes removed, then what
// stands on the wire is encoded again.
[[nodiscard]] std::string canonical_uri(std::string_view path, Dialect dialect);

// Decoded, encoded anew, sorted; without X-Amz-Signature.
[[nodiscard]] std::string canonical_query(std::string_view query);

// The values of every header of that name, trimmed, runs of blanks folded, joined by commas.
[[nodiscard]] std::string canonical_header_value(const Message& message, std::string_view name);

[[nodiscard]] std::string canonical_request(const Message& message, Dialect dialect,
                                            const std::vector<std::string>& signed_headers, std::string_view payload);

[[nodiscard]] std::string string_to_sign(std::string_view timestamp, std::string_view scope,
                                         std::string_view canonical_request);

[[nodiscard]] std::string joined(const std::vector<std::string>& names, char separator);

// A parameter of a raw query, decoded.
[[nodiscard]] std::optional<std::string> query_parameter(std::string_view query, std::string_view name);

}  // namespace backlot::sigv4
