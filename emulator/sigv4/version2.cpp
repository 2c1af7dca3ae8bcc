#include "sigv4/version2.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/digest.h"
#include "base/encoding.h"
#include "sigv4/canonical.h"
#include "sigv4/credential.h"
#include "sigv4/errors.h"
#include "sigv4/verify.h"

namespace backlot::sigv4 {
namespace {

// The query parameters that change what is asked for, and so are signed.
constexpr std::array<std::string_view, 36> signed_parameters{
    "accelerate", "acl", "analytics", "cors", "delete", "encryption", "inventory", "legal-hold", "lifecycle", "location",
    "logging", "metrics", "notification", "object-lock", "partNumber", "policy", "policyStatus", "publicAccessBlock",
    "replication", "requestPayment", "response-cache-control", "response-content-disposition",
    "response-content-encoding", "response-content-language", "response-content-type", "response-expires", "restore",
    "retention", "tagging", "torrent", "uploadId", "uploads", "versionId", "versioning", "versions", "website"};

std::string decoded(std::string_view text) { return uri_decode(text, Plus::is_space); }

using Parameters = std::vector<std::pair<std::string, std::optional<std::string>>>;

Parameters parameters_of(std::string_view query) {
    Parameters out;
    while (!query.empty()) {
        const auto part = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(part.size() + 1, query.size()));
        const auto equals = part.find('=');
        if (part.empty()) continue;
        auto& [name, value] = out.emplace_back(decoded(part.substr(0, equals)), std::nullopt);
        if (equals != part.npos) value = decoded(part.substr(equals + 1));
    }
    return out;
}

bool is_presigned(const Message& message) {
    return message.header("authorization") == nullptr && query_parameter(message.query, "Signature").has_value();
}

std::string positional(const Message& message, const Parameters& parameters, std::string_view name) {
    if (const auto* header = message.header(name)) return std::string(trim(*header));
    for (const auto& [key, value] : parameters)
        if (equal_ignoring_case(key, name)) return value.value_or("");
    return {};
}

}  // namespace

bool is_version2(const Message& message) {
    if (const auto* header = message.header("authorization")) return header->starts_with("AWS ");
    return message.query.find("AWSAccessKeyId=") != message.query.npos &&
           query_parameter(message.query, "Signature").has_value();
}

Result<Claim> parse_version2(const Message& message) {
    Claim claim{.method = Method::header, .is_version2 = true, .service = "s3", .payload = Payload::unsigned_body};
    if (const auto* header = message.header("authorization")) {
        const auto pair = trim(std::string_view(*header).substr(4));
        const auto colon = pair.find(':');
        if (colon == pair.npos || colon == 0)
            return fail(errors::invalid_argument("AWS authorization header is invalid.  Expected AwsAccessKeyId:signature",
                                                 "Authorization", *header));
        claim.access_key_id = std::string(pair.substr(0, colon));
        claim.signature = std::string(pair.substr(colon + 1));
        const auto timestamp = message_time(message);
        if (!timestamp)
            return fail("AccessDenied", "AWS authentication requires a valid Date or x-amz-date header", 403);
        claim.timestamp = *timestamp;
        if (const auto* token = message.header("x-amz-security-token")) claim.session_token = *token;
        return claim;
    }
    claim.method = Method::query;
    claim.access_key_id = query_parameter(message.query, "AWSAccessKeyId").value_or("");
    claim.signature = query_parameter(message.query, "Signature").value_or("");
    const auto expires = query_parameter(message.query, "Expires");
    if (!expires)
        return fail("AccessDenied",
                    "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters", 403);
    std::int64_t seconds = 0;
    const auto [end, code] = std::from_chars(expires->data(), expires->data() + expires->size(), seconds);
    if (code != std::errc{} || end != expires->data() + expires->size())
        return fail("AccessDenied", "Invalid date (should be seconds since epoch): " + *expires, 403);
    claim.timestamp = Time{std::chrono::seconds{seconds}};  // here: the end of its life
    claim.session_token = query_parameter(message.query, "x-amz-security-token");
    return claim;
}

std::string version2_string_to_sign(const Message& message, std::string_view bucket) {
    const auto parameters = parameters_of(message.query);
    const bool presigned = is_presigned(message);
    const bool has_own_date = message.header("x-amz-date") != nullptr;
    std::string out(message.method);
    out += "\n" + positional(message, parameters, "content-md5");
    out += "\n" + positional(message, parameters, "content-type") + "\n";
    if (presigned) {
        out += query_parameter(message.query, "Expires").value_or("");
    } else if (const auto* date = message.header("date"); date != nullptr && !has_own_date) {
        out += *date;
    }
    out += "\n";

    std::map<std::string, std::string> amazon;
    for (const auto& [name, value] : message.headers)
        if (name.starts_with("x-amz-")) amazon[name] = canonical_header_value(message, name);
    if (presigned) {
        for (const auto& [name, value] : parameters)
            if (const auto key = to_lower(name); key.starts_with("x-amz-")) amazon.try_emplace(key, value.value_or(""));
    }
    for (const auto& [name, value] : amazon) out += name + ":" + value + "\n";

    if (!bucket.empty()) out += "/" + std::string(bucket);
    out += message.path;
    // A bucket alone ends with a slash, whichever way it is named.
    if (bucket.empty() && message.path.size() > 1 && message.path.find('/', 1) == message.path.npos) out += "/";
    auto asked = parameters;
    std::erase_if(asked, [](const auto& one) { return std::ranges::find(signed_parameters, one.first) == signed_parameters.end(); });
    std::ranges::sort(asked);
    for (std::size_t i = 0; i < asked.size(); ++i) {
        out += (i == 0 ? "?" : "&") + asked[i].first;
        if (asked[i].second && !asked[i].second->empty()) out += "=" + *asked[i].second;
    }
    return out;
}

std::string version2_signature(std::string_view text, std::string_view secret) { return base64(hmac_sha1(secret, text)); }

Result<> verify_version2(const Claim& claim, const Message& message, std::string_view bucket, std::string_view secret,
                         Time now) {
    if (claim.method == Method::query) {
        if (now > claim.timestamp)
            return std::unexpected(Error{.code = "AccessDenied", .message = "Request has expired", .status = 403,
                                         .details = {{"Expires", extended_time(claim.timestamp)},
                                                     {"ServerTime", extended_time(now)}}});
    } else if (claim.timestamp < now - skew_limit || claim.timestamp > now + skew_limit) {
        return fail(errors::request_time_too_skewed(claim.timestamp, now));
    }
    const auto text = version2_string_to_sign(message, bucket);
    if (equal_in_constant_time(version2_signature(text, secret), claim.signature)) return {};
    return fail(errors::signature_does_not_match(Dialect::s3, {claim.access_key_id, {}, text, claim.signature}));
}

}  // namespace backlot::sigv4
