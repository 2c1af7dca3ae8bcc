// The failures of authentication, with AWS's codes and wording. One function each.
//
// Source: Amazon S3 API Reference, "Error responses"; IAM User Guide, "Troubleshoot Signature Version 4 requests";
// the common errors of each service's API reference.
#pragma once

#include "base/error.h"
#include "sigv4/message.h"

namespace backlot::sigv4::errors {

// The request is not signed, where it has to be.
[[nodiscard]] Error missing_authentication_token(Dialect dialect);
// There is no such access key (InvalidAccessKeyId, InvalidClientTokenId, UnrecognizedClientException, AuthFailure).
[[nodiscard]] Error unknown_access_key(Dialect dialect, std::string_view access_key_id);
// The session token is not that of the access key.
[[nodiscard]] Error invalid_token(Dialect dialect, std::string_view token);
[[nodiscard]] Error expired_token(Dialect dialect, std::string_view token);

struct Mismatch {
    std::string_view access_key_id;
    std::string_view canonical_request;  // empty for chunks and POST policies
    std::string_view string_to_sign;
    std::string_view signature;
};
[[nodiscard]] Error signature_does_not_match(Dialect dialect, const Mismatch& mismatch);

[[nodiscard]] Error request_time_too_skewed(Time requested, Time now);                     // S3
[[nodiscard]] Error signature_expired(Dialect dialect, Time signed_at, Time now);          // the others
[[nodiscard]] Error signature_not_yet_current(Dialect dialect, Time signed_at, Time now);  // the others
[[nodiscard]] Error request_has_expired(Time expires_at, std::chrono::seconds expires, Time now);  // presigned, S3
[[nodiscard]] Error request_not_valid_yet(Time signed_at, std::chrono::seconds expires, Time now); // presigned, S3

// A fault in how the signature is given. For S3 the text follows "The authorization header is malformed; ".
[[nodiscard]] Error header_malformed(std::string_view reason);
[[nodiscard]] Error query_parameters(std::string_view reason);
[[nodiscard]] Error wrong_region(Method method, std::string_view region, std::string_view expected);
[[nodiscard]] Error incomplete_signature(Dialect dialect, std::string message);
[[nodiscard]] Error scope_mismatch(Dialect dialect, std::string message);
[[nodiscard]] Error invalid_argument(std::string message, std::string_view name, std::string_view value);  // S3
[[nodiscard]] Error headers_not_signed(std::string_view names);                                          // S3
[[nodiscard]] Error unsupported_mechanism(Dialect dialect, std::string_view mechanism);
[[nodiscard]] Error content_sha256_mismatch(std::string_view declared, std::string_view computed);       // S3
[[nodiscard]] Error incomplete_body();                                                                   // S3
[[nodiscard]] Error invalid_chunk_size(std::uint64_t number, std::uint64_t size);                        // S3
[[nodiscard]] Error malformed_trailer();                                                                 // S3

}  // namespace backlot::sigv4::errors
