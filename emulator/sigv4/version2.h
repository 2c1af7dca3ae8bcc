// Signature Version 2 of Amazon S3, which buckets made before June 24, 2020 still take: in the Authorization header,
// in a query string, and of browser uploads.
//
// Source: Amazon S3 User Guide, "Signing and authenticating REST requests (AWS signature version 2)"; Amazon S3 API
// Reference, "Specifying the Signature Version in request authentication".
#pragma once

#include "base/error.h"
#include "sigv4/message.h"

namespace backlot::sigv4 {

// Whether the request is signed that way: "Authorization: AWS id:signature", or AWSAccessKeyId, Expires and Signature.
[[nodiscard]] bool is_version2(const Message& message);

// Fails with AccessDenied, InvalidArgument.
[[nodiscard]] Result<Claim> parse_version2(const Message& message);

// `bucket` is the one in the host, or empty. Fails with SignatureDoesNotMatch, RequestTimeTooSkewed, AccessDenied
// (an expired URL).
[[nodiscard]] Result<> verify_version2(const Claim& claim, const Message& message, std::string_view bucket,
                                       std::string_view secret, Time now);

[[nodiscard]] std::string version2_string_to_sign(const Message& message, std::string_view bucket);
[[nodiscard]] std::string version2_signature(std::string_view text, std::string_view secret);

}  // namespace backlot::sigv4
