#include "sigv4/verify.h"

#include <algorithm>

#include "base/digest.h"
#include "base/encoding.h"
#include "sigv4/canonical.h"
#include "sigv4/credential.h"
#include "sigv4/errors.h"

namespace backlot::sigv4 {
namespace {

using namespace std::chrono_literals;

constexpr auto early_limit = 5min;  // of services that are not S3

Result<> check_s3_scope(const Claim& claim, const SigningService& service) {
    const auto quoted = [](std::string_view value) { return "\"" + std::string(value) + "\""; };
    if (claim.service != service.name)
        return fail(s3_credential_error(claim.method, "incorrect service " + quoted(claim.service) +
                                                          ". This endpoint belongs to " + quoted(service.name) + "."));
    if (!service.region.empty() && claim.region != service.region)
        return fail(errors::wrong_region(claim.method, claim.region, service.region));
    // What SDKs call the global endpoint is no region.
    if (claim.region == "aws-global") return fail(errors::wrong_region(claim.method, claim.region, "us-east-1"));
    const auto day = basic_time(claim.timestamp).substr(0, 8);
    if (claim.date != day) {
        const auto reason = "Invalid credential date " + quoted(claim.date) +
                            ". This date is not the same as X-Amz-Date: " + quoted(day) + ".";
        return fail(claim.method == Method::query ? errors::query_parameters(reason) : errors::header_malformed(reason));
    }
    return {};
}

Result<> check_scope(const Claim& claim, const SigningService& service) {
    std::string message;
    if (!service.region.empty() && claim.region != service.region)
        message += "Credential should be scoped to a valid region, not '" + claim.region + "'. ";
    if (claim.service != service.name)
        message += "Credential should be scoped to correct service: '" + std::string(service.name) + "'. ";
    const auto time = basic_time(claim.timestamp);
    if (claim.date != time.substr(0, 8))
        message += "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '" +
                   claim.date + "' != '" + time.substr(0, 8) + "', from '" + time + "'. ";
    if (std::ranges::find(claim.signed_headers, "host") == claim.signed_headers.end())
        message += "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization. ";
    if (!message.empty()) return fail(errors::scope_mismatch(service.dialect, std::move(message)));
    return {};
}

// S3 wants host and every x-amz- header under the signature: one added on the way could change what is asked.
Result<> check_s3_signed_headers(const Claim& claim, const Message& message) {
    std::string absent;
    for (const auto& [name, value] : message.headers) {
        if (name != "host" && !name.starts_with("x-amz-")) continue;
        // A presigned URL's payload is declared by its query; SDKs leave this header unsigned there.
        if (claim.method == Method::query && name == "x-amz-content-sha256") continue;
        if (std::ranges::find(claim.signed_headers, name) != claim.signed_headers.end()) continue;
        if (!absent.empty()) absent += ", ";
        absent += name;
    }
    if (!absent.empty()) return fail(errors::headers_not_signed(absent));
    return {};
}

Result<> check_time(const Claim& claim, Time now, Dialect dialect) {
    const bool is_s3 = dialect == Dialect::s3;
    if (claim.method == Method::query) {
        const auto lifetime = claim.expires.value_or(std::chrono::seconds{skew_limit});
        const auto end = claim.timestamp + lifetime;
        if (now > end || lifetime == 0s)
            return fail(is_s3 ? errors::request_has_expired(end, lifetime, now)
                              : errors::signature_expired(dialect, claim.timestamp, now));
        if (claim.timestamp > now + skew_limit)
            return fail(is_s3 ? errors::request_not_valid_yet(claim.timestamp, lifetime, now)
                              : errors::signature_not_yet_current(dialect, claim.timestamp, now));
        return {};
    }
    if (is_s3) {
        if (claim.timestamp < now - skew_limit || claim.timestamp > now + skew_limit)
            return fail(errors::request_time_too_skewed(claim.timestamp, now));
        return {};
    }
    if (claim.timestamp < now - skew_limit) return fail(errors::signature_expired(dialect, claim.timestamp, now));
    if (claim.timestamp > now + early_limit)
        return fail(errors::signature_not_yet_current(dialect, claim.timestamp, now));
    return {};
}

}  // namespace

Result<> verify(const Claim& claim, const Message& message, std::string_view secret, std::string_view body_sha256_hex,
                Time now, const SigningService& service, SigningKeys& keys) {
    const bool is_s3 = service.dialect == Dialect::s3;
    BACKLOT_CHECK(is_s3 ? check_s3_scope(claim, service) : check_scope(claim, service));
    BACKLOT_CHECK(check_time(claim, now, service.dialect));
    if (is_s3) BACKLOT_CHECK(check_s3_signed_headers(claim, message));

    std::string_view payload = body_sha256_hex.empty() ? empty_sha256 : body_sha256_hex;
    if (is_s3 && !claim.content_sha256.empty()) payload = claim.content_sha256;
    const auto canonical = canonical_request(message, service.dialect, claim.signed_headers, payload);
    const auto text = string_to_sign(basic_time(claim.timestamp), claim.scope(), canonical);
    const auto signature = hex(hmac_sha256(keys.get(secret, claim.date, claim.region, claim.service), text));
    if (!equal_in_constant_time(signature, claim.signature))
        return fail(errors::signature_does_not_match(
            service.dialect, {claim.access_key_id, canonical, text, claim.signature}));
    return {};
}

Result<> check_body_hash(const Claim& claim, std::string_view body_sha256_hex) {
    if (claim.payload != Payload::declared || equal_ignoring_case(claim.content_sha256, body_sha256_hex)) return {};
    return fail(errors::content_sha256_mismatch(claim.content_sha256, body_sha256_hex));
}

}  // namespace backlot::sigv4
