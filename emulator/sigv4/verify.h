// Reading and verifying a request's signature.
//
// The caller's order: `peek_scope` where the route needs the service's name; `parse`; look the access key up;
// `verify` with its secret. For S3 the body is not needed to verify (its hash is declared): compare it afterwards
// with `check_body_hash`, or decode it with ChunkedDecoder (sigv4/chunked.h).
#pragma once

#include "base/error.h"
#include "sigv4/message.h"
#include "sigv4/signing_keys.h"

namespace backlot::sigv4 {

constexpr std::chrono::minutes skew_limit{15};  // of a request's time, either way

// The claimed scope, where one can be read, without judging it: for routing.
struct Scope {
    std::string access_key_id;
    std::string region;
    std::string service;
};
[[nodiscard]] std::optional<Scope> peek_scope(const Message& message);

// How the request is signed. An unsigned request is a Claim with Method::anonymous: whether that is allowed is the
// caller's question (errors::missing_authentication_token). Fails with AuthorizationHeaderMalformed,
// AuthorizationQueryParametersError, IncompleteSignature, InvalidArgument, InvalidRequest, AccessDenied.
[[nodiscard]] Result<Claim> parse(const Message& message, const SigningService& service);

// The times that verify checks, in this order: the scope's region, service and date; the clock; the signature.
// `body_sha256_hex` is the hash of the body (empty: of an empty body) and is not used where the claim declares one
// to S3. Fails with SignatureDoesNotMatch, RequestTimeTooSkewed, AccessDenied (an expired URL), and those of `parse`.
[[nodiscard]] Result<> verify(const Claim& claim, const Message& message, std::string_view secret,
                              std::string_view body_sha256_hex, Time now, const SigningService& service,
                              SigningKeys& keys);

// For a claim with Payload::declared: that the body had that hash. Fails with XAmzContentSHA256Mismatch.
[[nodiscard]] Result<> check_body_hash(const Claim& claim, std::string_view body_sha256_hex);

}  // namespace backlot::sigv4
