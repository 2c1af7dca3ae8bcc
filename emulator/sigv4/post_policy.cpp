#include "sigv4/post_policy.h"

#include <algorithm>
#include <array>

#include "base/digest.h"
#include "base/encoding.h"
#include "sigv4/canonical.h"
#include "sigv4/credential.h"
#include "sigv4/errors.h"
#include "sigv4/version2.h"

namespace backlot::sigv4 {

Error missing_field(std::string_view name) {
    return errors::invalid_argument("Bucket POST must contain a field named '" + std::string(name) +
                                        "'.  If it is specified, please check the order of the fields.",
                                    name, "");
}

Result<Claim> parse_post_form(std::span<const Header> fields, const SigningService& service) {
    const auto field = [&](std::string_view name) -> const std::string* {
        for (const auto& [key, value] : fields)
            if (equal_ignoring_case(key, name)) return &value;
        return nullptr;
    };
    if (field("policy") == nullptr) {
        // Whoever signs must say what: only a form without any of the fields of a signature is anonymous.
        for (const auto* name : {"AWSAccessKeyId", "signature", "x-amz-algorithm", "x-amz-credential", "x-amz-signature"})
            if (field(name) != nullptr) return fail(missing_field("policy"));
        return Claim{};
    }
    const auto is_field = [&](const char* name) { return field(name) != nullptr; };
    constexpr std::array names{"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Signature"};
    if (std::ranges::none_of(names, is_field) && !is_field("AWSAccessKeyId") && !is_field("Signature")) {
        return fail("AccessDenied", "Access Denied", 403);
    }
    if (const auto* id = field("AWSAccessKeyId")) {
        const auto* signature = field("Signature");
        if (signature == nullptr) return fail(missing_field("Signature"));
        Claim claim{.method = Method::post_form, .is_version2 = true, .access_key_id = *id, .signature = *signature};
        if (const auto* token = field("x-amz-security-token")) claim.session_token = *token;
        return claim;
    }
    if (field("signature") != nullptr) return fail(missing_field("AWSAccessKeyId"));
    for (const auto* name : names)
        if (!is_field(name)) return fail(missing_field(name));
    if (*field("x-amz-algorithm") != algorithm_name)
        return fail(errors::unsupported_mechanism(Dialect::s3, *field("x-amz-algorithm")));

    Claim claim{.method = Method::post_form};
    const auto& credential = *field("x-amz-credential");
    if (const auto read = read_s3_credential(claim, credential); !read)
        return fail(errors::invalid_argument(read.error().message, "x-amz-credential", credential));
    if (claim.service != service.name || (!service.region.empty() && claim.region != service.region))
        return fail(errors::invalid_argument("The credential is not scoped to this endpoint", "x-amz-credential",
                                             credential));
    const auto timestamp = parse_basic_time(*field("x-amz-date"));
    if (!timestamp)
        return fail(errors::invalid_argument("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"",
                                             "x-amz-date", *field("x-amz-date")));
    claim.timestamp = *timestamp;
    claim.signature = *field("x-amz-signature");
    if (const auto* token = field("x-amz-security-token")) claim.session_token = *token;
    return claim;
}

std::string post_policy_signature(std::string_view policy_base64, std::string_view signing_key) {
    return hex(hmac_sha256(signing_key, policy_base64));
}

Result<> verify_post_policy(const Claim& claim, std::string_view policy_base64, std::string_view secret,
                            SigningKeys& keys) {
    if (claim.is_version2) {
        if (equal_in_constant_time(version2_signature(policy_base64, secret), claim.signature)) return {};
        return fail(errors::signature_does_not_match(Dialect::s3, {claim.access_key_id, {}, policy_base64, claim.signature}));
    }
    const auto key = keys.get(secret, claim.date, claim.region, claim.service);
    if (equal_in_constant_time(post_policy_signature(policy_base64, key), claim.signature)) return {};
    return fail(errors::signature_does_not_match(
        Dialect::s3, {claim.access_key_id, {}, policy_base64, claim.signature}));
}

}  // namespace backlot::sigv4
