// GetWebIdentityToken: a signed JSON Web Token that says who the caller is, for services outside AWS.
//
// Signed by the account's issuer, whose keys stand at /.well-known/jwks.json of its host. A token's dates are the
// machine's, as its verifier reads them. Tags need sts:TagGetWebIdentityToken too.
// DIFFERS: AWS publishes no figure for the largest payload; it is 8,192 bytes here.
// Fails with OutboundWebIdentityFederationDisabledException, SessionDurationEscalationException,
// JWTPayloadSizeExceededException, ValidationError, InvalidParameterValue.
//
// Source: AWS STS API Reference (2011-06-15), GetWebIdentityToken; IAM User Guide, "Understanding token claims",
// "Controlling access with IAM policies" (condition keys).
#include <algorithm>

#include "base/encoding.h"
#include "clock/format.h"
#include "identity/bundle.h"
#include "identity/epoch.h"
#include "identity/token_issuer.h"
#include "kernel/kernel.h"
#include "kernel/secret.h"
#include "services/sts/errors.h"
#include "services/sts/sessions.h"
#include "text/json.h"

namespace backlot::sts {

namespace {

constexpr std::int64_t default_token_seconds = 300;
constexpr std::size_t token_payload_limit_bytes = 8'192;

Json json_of(const Tags& tags) {
    auto object = Json::object();
    for (const auto& [key, value] : tags) object.set(key, value);
    return object;
}

// The claims of AWS's own: who asks, from where, in which session.
Json own_claims(const Context& context, const GetWebIdentityTokenInput& input, const std::string& principal) {
    const auto& caller = context.caller();
    auto claims = Json::object({{"aws_account", caller.account}, {"source_region", context.region()}});
    claims.set("principal_id", principal);
    const auto bundle = context.kernel().stage().bundles->of_caller(context.view(), identity::epoch_of(context.view()),
                                                                    caller);
    if (!bundle->organization.empty()) {
        claims.set("org_id", bundle->organization);
        claims.set("ou_path", bundle->organization_path);
    }
    auto tags = bundle->tags;
    if (caller.session) {
        for (const auto& [key, value] : caller.session->tags) tags[key] = value;
        const auto expires = context.kernel().stage().clock->to_wall(caller.session->expires);
        claims.set("original_session_exp", clock::iso8601(expires));
        if (!caller.session->provider.empty()) claims.set("federated_provider", caller.session->provider);
        if (!caller.session->source_identity.empty()) claims.set("source_identity", caller.session->source_identity);
    }
    if (!tags.empty()) claims.set("principal_tags", json_of(tags));
    if (!input.tags.empty()) {
        Tags asked;
        for (const auto& tag : input.tags) asked[tag.key] = tag.value;
        claims.set("request_tags", json_of(asked));
    }
    return claims;
}

Result<> check_tags(const std::vector<Tag>& tags) {
    for (auto tag = tags.begin(); tag != tags.end(); ++tag) {
        const auto is_same = [&](const Tag& other) { return equal_ignoring_case(other.key, tag->key); };
        if (std::any_of(tags.begin(), tag, is_same)) {
            return errors::invalid_parameter(
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }
    }
    return {};
}

}  // namespace

Result<Access> get_web_identity_token_access(const Context&, const GetWebIdentityTokenInput& input) {
    const auto seconds = input.duration_seconds.value_or(default_token_seconds);
    std::vector<ConditionKey> tag_keys;
    add_tag_keys(tag_keys, input.tags, {});
    Access access{.action = "sts:GetWebIdentityToken", .keys = tag_keys};
    access.keys.push_back({.name = "sts:IdentityTokenAudience",
                           .values = {input.audience.begin(), input.audience.end()},
                           .is_multivalued = true});
    access.keys.push_back({.name = "sts:DurationSeconds", .values = {std::to_string(seconds)}});
    access.keys.push_back({.name = "sts:SigningAlgorithm", .values = {input.signing_algorithm}});
    if (!input.tags.empty()) access.also.push_back({.action = "sts:TagGetWebIdentityToken", .keys = tag_keys});
    return access;
}

Result<GetWebIdentityTokenOutput> get_web_identity_token(const Context& context, const GetWebIdentityTokenInput& input) {
    const auto& caller = context.caller();
    const auto issuer = context.find(identity::token_issuers, context.account());
    if (!issuer || !issuer->is_enabled) return errors::outbound_federation_disabled();
    const auto algorithm = identity::token_algorithm_of(input.signing_algorithm);
    if (!algorithm) {
        return errors::validation("1 validation error detected: Value '" + input.signing_algorithm +
                                  "' at 'signingAlgorithm' failed to satisfy constraint: Member must satisfy enum value "
                                  "set: [RS256, ES384]");
    }
    BACKLOT_CHECK(check_tags(input.tags));
    const auto end = context.now() + std::chrono::seconds{input.duration_seconds.value_or(default_token_seconds)};
    if (caller.session && end > caller.session->expires) return errors::session_duration_escalation();

    const auto& clock = *context.kernel().stage().clock;
    const auto seconds_of = [](clock::Time time) {
        return static_cast<std::int64_t>(std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count());
    };
    const auto& principal = caller.role_arn.empty() ? caller.arn : caller.role_arn;
    const clock::Time expires = std::chrono::floor<std::chrono::seconds>(clock.to_wall(end));
    Json audience = input.audience.size() == 1 ? Json(input.audience.front()) : Json::array();
    if (audience.is_array()) {
        for (const auto& one : input.audience) audience.push_back(one);
    }
    const auto claims = Json::object({{"iss", issuer->url()},
                                      {"aud", audience},
                                      {"sub", principal},
                                      {"iat", seconds_of(clock.to_wall(context.now()))},
                                      {"exp", seconds_of(expires)},
                                      {"jti", context.ids().uuid()},
                                      {"https://sts.amazonaws.com/", own_claims(context, input, principal)}})
                            .dump();
    if (claims.size() > token_payload_limit_bytes) return errors::token_payload_too_large();
    const auto& sealed = *algorithm == identity::TokenAlgorithm::rs256 ? issuer->rsa_key : issuer->ec_key;
    BACKLOT_TRY(private_key, kernel::open_secret(context, identity::issuer_key_purpose(*issuer, input.signing_algorithm), sealed));
    return GetWebIdentityTokenOutput{.web_identity_token = identity::signed_token(*algorithm, private_key, claims),
                                     .expiration = expires};
}

}  // namespace backlot::sts
