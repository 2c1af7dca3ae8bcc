// Signatures of browser uploads (POST Object): the string to sign is the base64 policy itself.
//
// Source: Amazon S3 API Reference, "Authenticating requests in browser-based uploads using POST".
#pragma once

#include "base/error.h"
#include "sigv4/message.h"
#include "sigv4/signing_keys.h"

namespace backlot::sigv4 {

// What S3 says of a form that lacks a field.
[[nodiscard]] Error missing_field(std::string_view name);

// The claim in a form's fields (names in any case), of either version. A form without a policy is anonymous. Fails
// with InvalidArgument.
[[nodiscard]] Result<Claim> parse_post_form(std::span<const Header> fields, const SigningService& service);

// Fails with SignatureDoesNotMatch. The policy's expiration and conditions are the caller's to check.
[[nodiscard]] Result<> verify_post_policy(const Claim& claim, std::string_view policy_base64, std::string_view secret,
                                          SigningKeys& keys);

[[nodiscard]] std::string post_policy_signature(std::string_view policy_base64, std::string_view signing_key);

}  // namespace backlot::sigv4
