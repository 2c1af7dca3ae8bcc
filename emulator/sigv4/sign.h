// Signing requests: for our own client, and for presigned URLs.
#pragma once

#include "sigv4/message.h"

namespace backlot::sigv4 {

struct Credentials {
    std::string access_key_id;
    std::string secret;
    std::optional<std::string> session_token = {};
};

struct SigningOptions {
    Time time;
    std::string region;
    std::string service;
    Dialect dialect = Dialect::query;
    // What stands for the body in the canonical request: its SHA-256 in hexadecimal, or one of S3's fixed words
    // such as "UNSIGNED-PAYLOAD". Empty: the hash of an empty body.
    std::string payload = {};
};

// The headers to add: x-amz-date, x-amz-security-token, x-amz-content-sha256 (S3) and authorization. Every header
// of `message` is signed but authorization, connection, expect, user-agent and x-amzn-trace-id.
[[nodiscard]] std::vector<Header> sign(const Message& message, const Credentials& credentials,
                                       const SigningOptions& options);

// The whole query of a presigned URL, the message's own parameters first. `options.payload` empty means
// UNSIGNED-PAYLOAD for S3.
[[nodiscard]] std::string presign(const Message& message, const Credentials& credentials,
                                  const SigningOptions& options, std::chrono::seconds expires);

}  // namespace backlot::sigv4
