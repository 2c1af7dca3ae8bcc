#include <algorithm>
#include <charconv>

#include "base/digest.h"
#include "base/encoding.h"
#include "sigv4/canonical.h"
#include "sigv4/credential.h"
#include "sigv4/errors.h"
#include "sigv4/verify.h"

namespace backlot::sigv4 {
namespace {

struct AuthorizationParts {
    std::string_view algorithm;
    std::optional<std::string_view> credential;
    std::optional<std::string_view> signed_headers;
    std::optional<std::string_view> signature;
    std::optional<std::string_view> without_equals;  // the first part that is no key=value pair
};

AuthorizationParts parts_of(std::string_view header) {
    AuthorizationParts parts;
    const auto space = header.find(' ');
    parts.algorithm = header.substr(0, space);
    auto rest = space == header.npos ? std::string_view{} : header.substr(space + 1);
    while (!rest.empty()) {
        const auto end = rest.find_first_of(", ");
        const auto pair = trim(rest.substr(0, end));
        rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        if (equals == pair.npos) {
            if (!parts.without_equals) parts.without_equals = pair;
            continue;
        }
        const auto name = pair.substr(0, equals);
        const auto value = pair.substr(equals + 1);
        if (name == "Credential") parts.credential = value;
        if (name == "SignedHeaders") parts.signed_headers = value;
        if (name == "Signature") parts.signature = value;
    }
    return parts;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = text.find(separator);
        if (const auto part = text.substr(0, end); !part.empty()) out.push_back(to_lower(part));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return out;
}

// AWS no longer repeats a header that may hold a secret: it gives its hash.
std::string hashed(std::string_view text) { return base64(sha256(text)); }

// The seven words that S3 takes for x-amz-content-sha256; the SigV4A ones are refused by name.
Result<> set_payload(Claim& claim, std::string_view declared) {
    claim.content_sha256 = std::string(declared);
    if (declared == unsigned_payload) {
        claim.payload = Payload::unsigned_body;
    } else if (declared == "STREAMING-AWS4-HMAC-SHA256-PAYLOAD") {
        claim.payload = Payload::chunks_signed;
    } else if (declared == "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER") {
        claim.payload = Payload::chunks_signed_with_trailer;
    } else if (declared == "STREAMING-UNSIGNED-PAYLOAD-TRAILER") {
        claim.payload = Payload::chunks_with_trailer;
    } else if (declared.starts_with("STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD")) {
        return fail(errors::unsupported_mechanism(Dialect::s3, declared));
    } else if (declared.size() == 64 && from_hex(declared)) {
        claim.payload = Payload::declared;
    } else {
        return fail(errors::invalid_argument(
            "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, "
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, "
            "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid "
            "sha256 value.",
            "x-amz-content-sha256", declared));
    }
    return {};
}

Result<Claim> parse_s3_header(const Message& message, const std::string& header) {
    if (header.starts_with("AWS ") || header.starts_with("AWS4-ECDSA-P256-SHA256"))
        return fail(errors::unsupported_mechanism(Dialect::s3, header.substr(0, header.find(' '))));
    if (!header.starts_with(algorithm_name))
        return fail(errors::invalid_argument("Unsupported Authorization Type", "Authorization", header));
    const auto parts = parts_of(header);
    if (!parts.credential || !parts.signed_headers || !parts.signature)
        return fail(errors::header_malformed(
            "the authorization header requires three components: Credential, SignedHeaders, and Signature."));
    Claim claim{.method = Method::header};
    BACKLOT_CHECK(read_s3_credential(claim, *parts.credential));
    claim.signed_headers = split(*parts.signed_headers, ';');
    claim.signature = std::string(*parts.signature);
    const auto timestamp = message_time(message);
    if (!timestamp)
        return fail("AccessDenied", "AWS authentication requires a valid Date or x-amz-date header", 403);
    claim.timestamp = *timestamp;
    const auto* declared = message.header("x-amz-content-sha256");
    if (declared == nullptr)
        return fail("InvalidRequest", "Missing required header for this request: x-amz-content-sha256", 400);
    BACKLOT_CHECK(set_payload(claim, trim(*declared)));
    return claim;
}

Result<Claim> parse_other_header(const Message& message, const std::string& header, Dialect dialect) {
    const auto parts = parts_of(header);
    if (parts.algorithm == "AWS4-ECDSA-P256-SHA256" || parts.algorithm == "AWS3-HTTPS")
        return fail(errors::unsupported_mechanism(dialect, parts.algorithm));
    if (parts.without_equals && parts.algorithm == algorithm_name)
        return fail(errors::incomplete_signature(
            dialect, "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and "
                     "encoded with Base64): '" + hashed(header) + "'."));
    const auto timestamp = message_time(message);
    std::string missing;
    if (!parts.credential) missing += "Authorization header requires 'Credential' parameter. ";
    if (!parts.signature) missing += "Authorization header requires 'Signature' parameter. ";
    if (!parts.signed_headers) missing += "Authorization header requires 'SignedHeaders' parameter. ";
    if (!timestamp)
        missing += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
    if (!missing.empty())
        return fail(errors::incomplete_signature(
            dialect, missing + "(Hashed with SHA-256 and encoded with Base64) Authorization=" + hashed(header)));
    if (parts.algorithm != algorithm_name)
        return fail(errors::incomplete_signature(
            dialect, "Unsupported AWS 'algorithm': '" + std::string(parts.algorithm) + "'."));
    Claim claim{.method = Method::header};
    BACKLOT_CHECK(read_credential(claim, *parts.credential, dialect));
    claim.signed_headers = split(*parts.signed_headers, ';');
    claim.signature = std::string(*parts.signature);
    claim.timestamp = *timestamp;
    return claim;
}

Result<std::optional<std::chrono::seconds>> expires_of(const std::optional<std::string>& text, Dialect dialect) {
    if (!text) return std::nullopt;
    const auto refuse = [&](std::string reason) {
        return fail(dialect == Dialect::s3 ? errors::query_parameters(reason)
                                           : errors::incomplete_signature(dialect, std::move(reason)));
    };
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(text->data(), text->data() + text->size(), value);
    const bool whole = end == text->data() + text->size() && !text->empty();
    if (!whole || code == std::errc::invalid_argument) return refuse("X-Amz-Expires should be a number");
    if (code == std::errc{} && value < 0) return refuse("X-Amz-Expires must be non-negative");
    if (code != std::errc{} || value > 604800)
        return refuse("X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be "
                      "less than 604800 seconds");
    return std::chrono::seconds{value};
}

Result<Claim> parse_query(const Message& message, Dialect dialect) {
    const auto parameter = [&](std::string_view name) { return query_parameter(message.query, name); };
    const auto algorithm = parameter("X-Amz-Algorithm");
    const auto credential = parameter("X-Amz-Credential");
    const auto signature = parameter("X-Amz-Signature");
    const auto date = parameter("X-Amz-Date");
    const auto signed_headers = parameter("X-Amz-SignedHeaders");
    const auto expires_text = parameter("X-Amz-Expires");
    const bool is_s3 = dialect == Dialect::s3;
    if (is_s3) {
        if (algorithm && *algorithm == "AWS4-ECDSA-P256-SHA256")
            return fail(errors::unsupported_mechanism(dialect, *algorithm));
        if (algorithm && *algorithm != algorithm_name)
            return fail(errors::query_parameters(
                "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\""));
        if (!algorithm || !credential || !signature || !date || !signed_headers || !expires_text)
            return fail(errors::query_parameters(
                "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, "
                "X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters."));
    } else {
        std::string missing;
        const auto require = [&](const auto& value, std::string_view name) {
            if (!value) missing.append("AWS query-string parameters must include '").append(name).append("'. ");
        };
        require(algorithm, "X-Amz-Algorithm");
        require(credential, "X-Amz-Credential");
        require(signature, "X-Amz-Signature");
        require(signed_headers, "X-Amz-SignedHeaders");
        require(date, "X-Amz-Date");
        if (!missing.empty())
            return fail(errors::incomplete_signature(dialect, missing + "Re-examine the query-string parameters."));
        if (*algorithm != algorithm_name)
            return fail(errors::incomplete_signature(dialect, "Unsupported AWS 'algorithm': '" + *algorithm + "'."));
    }

    Claim claim{.method = Method::query};
    BACKLOT_CHECK(is_s3 ? read_s3_credential(claim, *credential) : read_credential(claim, *credential, dialect));
    claim.signed_headers = split(*signed_headers, ';');
    claim.signature = *signature;
    const auto timestamp = parse_basic_time(*date);
    if (!timestamp) {
        constexpr auto wanted = "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"";
        return fail(is_s3 ? errors::query_parameters(wanted)
                          : errors::incomplete_signature(
                                dialect, "Date must be in ISO-8601 'basic format'. Got '" + *date +
                                             "'. See http://en.wikipedia.org/wiki/ISO_8601"));
    }
    claim.timestamp = *timestamp;
    BACKLOT_TRY(expires, expires_of(expires_text, dialect));
    claim.expires = expires;
    claim.session_token = parameter("X-Amz-Security-Token");
    if (is_s3) {
        const auto* header = message.header("x-amz-content-sha256");
        const auto in_query = parameter("X-Amz-Content-Sha256");
        BACKLOT_CHECK(set_payload(claim, header != nullptr ? trim(*header)
                                         : in_query        ? std::string_view(*in_query)
                                                           : unsigned_payload));
    }
    return claim;
}

// The legacy signatures in a query: SigV2 of the query services, and S3's "AWSAccessKeyId, Expires, Signature".
bool has_legacy_query(const Message& message) {
    return query_parameter(message.query, "AWSAccessKeyId").has_value() &&
           query_parameter(message.query, "Signature").has_value();
}

}  // namespace

std::optional<Scope> peek_scope(const Message& message) {
    std::optional<std::string> credential;
    if (const auto* header = message.header("authorization")) {
        if (const auto parts = parts_of(*header); parts.credential) credential = std::string(*parts.credential);
    } else if (message.query.find("X-Amz-Credential") != message.query.npos) {
        credential = query_parameter(message.query, "X-Amz-Credential");
    }
    if (!credential) return std::nullopt;
    const auto parts = credential_parts(*credential);
    if (!parts) return std::nullopt;
    return Scope{std::string(parts->access_key_id), std::string(parts->region), std::string(parts->service)};
}

Result<Claim> parse(const Message& message, const SigningService& service) {
    const auto* header = message.header("authorization");
    const bool is_s3 = service.dialect == Dialect::s3;
    if (is_s3 && header != nullptr && trim(*header).empty()) header = nullptr;  // as if it were not there
    const bool in_query = query_parameter(message.query, "X-Amz-Algorithm").has_value() ||
                          (!is_s3 && query_parameter(message.query, "X-Amz-Signature").has_value());
    const bool legacy = !in_query && has_legacy_query(message);
    if (is_s3 && header != nullptr && (in_query || legacy))
        return fail(errors::invalid_argument(
            "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string "
            "parameter or the Authorization header should be specified",
            "Authorization", *header));
    if (legacy) return fail(errors::unsupported_mechanism(service.dialect, "Signature Version 2"));
    if (header == nullptr && !in_query) return Claim{};
    auto claim = header == nullptr ? parse_query(message, service.dialect)
                 : is_s3           ? parse_s3_header(message, *header)
                                   : parse_other_header(message, *header, service.dialect);
    if (claim && !claim->session_token)
        if (const auto* token = message.header("x-amz-security-token")) claim->session_token = *token;
    return claim;
}

}  // namespace backlot::sigv4
