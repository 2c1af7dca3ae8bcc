// The parts of a Credential, and the time of a request. Internal to sigv4.
#pragma once

#include "base/error.h"
#include "sigv4/message.h"

namespace backlot::sigv4 {

struct CredentialParts {
    std::string_view access_key_id;
    std::string_view date;
    std::string_view region;
    std::string_view service;
    std::string_view terminator;
};

// "AKID/20130524/us-east-1/s3/aws4_request"; nothing where it has not five parts.
[[nodiscard]] std::optional<CredentialParts> credential_parts(std::string_view text);

// Fills the claim's key and scope, with S3's errors or the others'.
[[nodiscard]] Result<> read_s3_credential(Claim& claim, std::string_view text);
[[nodiscard]] Result<> read_credential(Claim& claim, std::string_view text, Dialect dialect);

// The X-Amz-Date header, or else Date, in either of the two forms that AWS takes.
[[nodiscard]] std::optional<Time> message_time(const Message& message);

// A fault in an S3 credential, worded for where it stands.
[[nodiscard]] Error s3_credential_error(Method method, std::string_view reason);

}  // namespace backlot::sigv4
