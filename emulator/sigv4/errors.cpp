#include "sigv4/errors.h"

#include "base/encoding.h"

namespace backlot::sigv4::errors {
namespace {

// S3 shows the bytes of a string as hexadecimal pairs.
std::string spaced_hex(std::string_view bytes) {
    const auto text = hex(bytes);
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        if (i > 0) out.push_back(' ');
        out.append(text, i, 2);
    }
    return out;
}

Error error(std::string code, std::string message, int status) {
    return Error{.code = std::move(code), .message = std::move(message), .status = status};
}

// The codes of a service that is not S3, by its protocol.
Error in_dialect(Dialect dialect, std::string_view query_code, std::string_view json_code, std::string message,
                 int query_status) {
    switch (dialect) {
        case Dialect::json: return error(std::string(json_code), std::move(message), 400);
        case Dialect::rest_json: return error(std::string(json_code), std::move(message), 403);
        case Dialect::ec2:
            if (query_code != "MissingAuthenticationToken")
                return error("AuthFailure", "AWS was not able to validate the provided access credentials", 401);
            [[fallthrough]];
        case Dialect::query:
        case Dialect::s3: break;
    }
    return error(std::string(query_code), std::move(message), query_status);
}

constexpr auto past_window = std::chrono::minutes{15};
constexpr auto future_window = std::chrono::minutes{5};

Error late_or_early(Dialect dialect, std::string message) {
    if (dialect == Dialect::ec2) return error("RequestExpired", "Request has expired.", 400);
    return in_dialect(dialect, "SignatureDoesNotMatch", "InvalidSignatureException", std::move(message), 403);
}

}  // namespace

Error missing_authentication_token(Dialect dialect) {
    if (dialect == Dialect::s3) return error("AccessDenied", "Access Denied", 403);
    if (dialect == Dialect::json || dialect == Dialect::rest_json)
        return in_dialect(dialect, {}, "MissingAuthenticationTokenException", "Missing Authentication Token", 403);
    return error("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
}

Error unknown_access_key(Dialect dialect, std::string_view access_key_id) {
    if (dialect != Dialect::s3)
        return in_dialect(dialect, "InvalidClientTokenId", "UnrecognizedClientException",
                          "The security token included in the request is invalid.", 403);
    auto out = error("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403);
    out.details = {{"AWSAccessKeyId", std::string(access_key_id)}};
    return out;
}

Error invalid_token(Dialect dialect, std::string_view token) {
    if (dialect != Dialect::s3)
        return in_dialect(dialect, "InvalidClientTokenId", "UnrecognizedClientException",
                          "The security token included in the request is invalid.", 403);
    auto out = error("InvalidToken", "The provided token is malformed or otherwise invalid.", 400);
    out.details = {{"Token-0", std::string(token)}};
    return out;
}

Error expired_token(Dialect dialect, std::string_view token) {
    if (dialect == Dialect::s3) {
        auto out = error("ExpiredToken", "The provided token has expired.", 400);
        out.details = {{"Token-0", std::string(token)}};
        return out;
    }
    if (dialect == Dialect::ec2) return error("RequestExpired", "Request has expired.", 400);
    return in_dialect(dialect, "ExpiredToken", "ExpiredTokenException",
                      "The security token included in the request is expired", 403);
}

Error signature_does_not_match(Dialect dialect, const Mismatch& mismatch) {
    if (dialect == Dialect::s3) {
        auto out = error("SignatureDoesNotMatch",
                         "The request signature we calculated does not match the signature you provided. Check your "
                         "key and signing method.",
                         403);
        out.details = {{"AWSAccessKeyId", std::string(mismatch.access_key_id)},
                       {"StringToSign", std::string(mismatch.string_to_sign)},
                       {"SignatureProvided", std::string(mismatch.signature)},
                       {"StringToSignBytes", spaced_hex(mismatch.string_to_sign)}};
        if (!mismatch.canonical_request.empty()) {
            out.details.emplace_back("CanonicalRequest", mismatch.canonical_request);
            out.details.emplace_back("CanonicalRequestBytes", spaced_hex(mismatch.canonical_request));
        }
        return out;
    }
    std::string message =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access "
        "Key and signing method. Consult the service documentation for details.\n\nThe Canonical String for this "
        "request should have been\n'";
    message.append(mismatch.canonical_request).append("'\n\nThe String-to-Sign should have been\n'");
    message.append(mismatch.string_to_sign).append("'\n");
    return in_dialect(dialect, "SignatureDoesNotMatch", "InvalidSignatureException", std::move(message), 403);
}

Error request_time_too_skewed(Time requested, Time now) {
    auto out = error("RequestTimeTooSkewed",
                     "The difference between the request time and the current time is too large.", 403);
    out.details = {{"RequestTime", basic_time(requested)},
                   {"ServerTime", extended_time(now)},
                   {"MaxAllowedSkewMilliseconds", "900000"}};
    return out;
}

Error signature_expired(Dialect dialect, Time signed_at, Time now) {
    return late_or_early(dialect, "Signature expired: " + basic_time(signed_at) + " is now earlier than " +
                                      basic_time(now - past_window) + " (" + basic_time(now) + " - 15 min.)");
}

Error signature_not_yet_current(Dialect dialect, Time signed_at, Time now) {
    return late_or_early(dialect, "Signature not yet current: " + basic_time(signed_at) + " is still later than " +
                                      basic_time(now + future_window) + " (" + basic_time(now) + " + 5 min.)");
}

Error request_has_expired(Time expires_at, std::chrono::seconds expires, Time now) {
    auto out = error("AccessDenied", "Request has expired", 403);
    out.details = {{"X-Amz-Expires", std::to_string(expires.count())},
                   {"Expires", extended_time(expires_at)},
                   {"ServerTime", extended_time(now)}};
    return out;
}

Error request_not_valid_yet(Time signed_at, std::chrono::seconds expires, Time now) {
    auto out = error("AccessDenied", "Request is not valid yet", 403);
    out.details = {{"X-Amz-Expires", std::to_string(expires.count())},
                   {"Expires", extended_time(signed_at + expires)},
                   {"ServerTime", extended_time(now)}};
    return out;
}

Error header_malformed(std::string_view reason) {
    return error("AuthorizationHeaderMalformed", "The authorization header is malformed; " + std::string(reason), 400);
}

Error query_parameters(std::string_view reason) {
    return error("AuthorizationQueryParametersError", std::string(reason), 400);
}

Error wrong_region(Method method, std::string_view region, std::string_view expected) {
    const auto reason = "the region '" + std::string(region) + "' is wrong; expecting '" + std::string(expected) + "'";
    auto out = method == Method::query ? query_parameters("Error parsing the X-Amz-Credential parameter; " + reason)
                                       : header_malformed(reason);
    out.details = {{"Region", std::string(expected)}};
    return out;
}

Error incomplete_signature(Dialect dialect, std::string message) {
    if (dialect == Dialect::ec2) return error("IncompleteSignature", std::move(message), 400);
    return in_dialect(dialect, "IncompleteSignature", "IncompleteSignatureException", std::move(message), 400);
}

Error scope_mismatch(Dialect dialect, std::string message) {
    return in_dialect(dialect, "SignatureDoesNotMatch", "InvalidSignatureException", std::move(message), 403);
}

Error invalid_argument(std::string message, std::string_view name, std::string_view value) {
    auto out = error("InvalidArgument", std::move(message), 400);
    out.details = {{"ArgumentName", std::string(name)}, {"ArgumentValue", std::string(value)}};
    return out;
}

Error headers_not_signed(std::string_view names) {
    auto out = error("AccessDenied", "There were headers present in the request which were not signed", 403);
    out.details = {{"HeadersNotSigned", std::string(names)}};
    return out;
}

Error unsupported_mechanism(Dialect dialect, std::string_view mechanism) {
    if (dialect == Dialect::s3)
        return error("InvalidRequest",
                     "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.", 400);
    return incomplete_signature(dialect, std::string(mechanism) + " is not supported here: use AWS4-HMAC-SHA256.");
}

Error content_sha256_mismatch(std::string_view declared, std::string_view computed) {
    auto out = error("XAmzContentSHA256Mismatch",
                     "The provided 'x-amz-content-sha256' header does not match what was computed.", 400);
    out.details = {{"ClientComputedContentSHA256", std::string(declared)},
                   {"S3ComputedContentSHA256", std::string(computed)}};
    return out;
}

Error incomplete_body() { return error("IncompleteBody", "The request body terminated unexpectedly", 400); }

Error invalid_chunk_size(std::uint64_t number, std::uint64_t size) {
    auto out = error("InvalidChunkSizeError",
                     "Only the last chunk is allowed to have a size less than 8192 bytes", 403);
    out.details = {{"Chunk", std::to_string(number)}, {"BadChunkSize", std::to_string(size)}};
    return out;
}

Error malformed_trailer() {
    return error("MalformedTrailerError",
                 "The request contained trailing data that was not well-formed or did not conform to our published "
                 "schema.",
                 400);
}

}  // namespace backlot::sigv4::errors
