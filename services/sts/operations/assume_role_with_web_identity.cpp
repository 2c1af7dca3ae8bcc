// AssumeRoleWithWebIdentity: temporary credentials of a role for whoever holds a token of an OpenID Connect provider
// that the role's account knows and its trust policy names. The call is not signed: the token proves the caller.
//
// The provider's keys are those stored with it. Fails with InvalidIdentityToken, ExpiredTokenException, AccessDenied,
// MalformedPolicyDocument, PackedPolicyTooLarge, ValidationError.
//
// Source: AWS STS API Reference (2011-06-15), AssumeRoleWithWebIdentity; IAM User Guide, "Available keys for AWS OIDC
// federation", "Pass session tags in AWS STS" (tags in a token).
#include "clock/format.h"
#include "services/sts/errors.h"
#include "services/sts/jwt.h"
#include "services/sts/roles.h"

namespace backlot::sts {

namespace {

constexpr std::string_view tags_claim = "https://aws.amazon.com/tags";
constexpr std::string_view source_identity_claim = "https://aws.amazon.com/source_identity";

// What a verified token says.
struct WebIdentity {
    std::string provider;  // host and path of the issuer
    std::string provider_arn;
    std::string subject;
    std::string audience;
    std::map<std::string, std::string> claims;  // condition keys that stay with the session
    std::vector<std::string> methods;           // amr
    std::vector<Tag> tags;
    std::vector<std::string> transitive_keys;
    std::string source_identity;
};

std::vector<std::string> texts_of(const Json& value) {
    std::vector<std::string> texts;
    if (value.is_string()) texts.push_back(value.as_string());
    if (value.is_array()) {
        for (const auto& one : value.as_array()) {
            if (one.is_string()) texts.push_back(one.as_string());
        }
    }
    return texts;
}

void read_tags(const Json& claims, WebIdentity& identity) {
    identity.source_identity = claims[source_identity_claim].string_or("");
    const auto& tags = claims[tags_claim];
    identity.transitive_keys = texts_of(tags["transitive_tag_keys"]);
    if (!tags["principal_tags"].is_object()) return;
    for (const auto& [key, values] : tags["principal_tags"].as_object()) {
        const auto texts = texts_of(values);
        if (!texts.empty()) identity.tags.push_back({.key = key, .value = texts.front()});
    }
}

Result<> check_times(const Context& context, const Json& claims) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(context.now());
    const auto expires = claims["exp"].to_int();
    if (!expires) return errors::invalid_identity_token("Missing a required claim: exp");
    if (!claims["iat"].to_int()) return errors::invalid_identity_token("Missing a required claim: iat");
    const clock::Time end{std::chrono::seconds{*expires}};
    if (context.now() < end) return {};
    return errors::expired_token("Token expired: current date/time " + clock::iso8601(seconds) +
                                 " must be before the expiration date/time " + clock::iso8601(end));
}

Result<WebIdentity> identify(const Context& context, const std::string& account, const std::string& text) {
    BACKLOT_TRY(token, parse_token(text));
    const auto issuer = token.claims["iss"].string_or("");
    constexpr std::string_view scheme = "https://";
    if (!issuer.starts_with(scheme)) return errors::invalid_identity_token("Issuer must be a valid URL");
    WebIdentity identity{.provider = issuer.substr(scheme.size())};
    const auto provider = context.find(identity::oidc_providers, account, identity.provider);
    if (!provider) {
        return errors::invalid_identity_token("No OpenIDConnect provider found in your account for " + issuer);
    }
    if (provider->jwks.empty()) {
        return errors::invalid_identity_token("Couldn't retrieve verification key from your identity provider,  please "
                                              "reference AssumeRoleWithWebIdentity documentation for requirements");
    }
    if (!is_signed_by(token, provider->jwks)) {
        return errors::invalid_identity_token("The ID Token provided could not be validated: its signature is invalid");
    }
    BACKLOT_CHECK(check_times(context, token.claims));
    const auto audiences = texts_of(token.claims["aud"]);
    const auto party = token.claims["azp"].string_or("");
    // Where azp is set it stands for the audience, and aud becomes oaud.
    identity.audience = !party.empty() ? party : audiences.empty() ? std::string{} : audiences.front();
    if (std::ranges::find(provider->client_ids, identity.audience) == provider->client_ids.end()) {
        return errors::invalid_identity_token("Incorrect token audience");
    }
    identity.subject = token.claims["sub"].string_or("");
    if (identity.subject.empty()) return errors::invalid_identity_token("Missing a required claim: sub");
    identity.provider_arn = "arn:aws:iam::" + account + ":oidc-provider/" + identity.provider;
    identity.claims[identity.provider + ":aud"] = identity.audience;
    identity.claims[identity.provider + ":sub"] = identity.subject;
    if (!party.empty() && !audiences.empty()) identity.claims[identity.provider + ":oaud"] = audiences.front();
    identity.methods = texts_of(token.claims["amr"]);
    read_tags(token.claims, identity);
    return identity;
}

std::vector<ConditionKey> keys_of(const AssumeRoleWithWebIdentityInput& input, const FoundRole& found,
                                  const WebIdentity& identity) {
    std::vector<ConditionKey> keys{{.name = "sts:RoleSessionName", .values = {input.role_session_name}}};
    for (const auto& [key, value] : identity.claims) keys.push_back({.name = key, .values = {value}});
    if (!identity.methods.empty()) {
        keys.push_back({.name = identity.provider + ":amr", .values = identity.methods, .is_multivalued = true});
    }
    if (!identity.source_identity.empty()) {
        keys.push_back({.name = "sts:SourceIdentity", .values = {identity.source_identity}});
    }
    add_role_tag_keys(keys, found);
    add_tag_keys(keys, identity.tags, identity.transitive_keys);
    return keys;
}

std::unexpected<Error> not_authorized() {
    return errors::access_denied("Not authorized to perform sts:AssumeRoleWithWebIdentity");
}

}  // namespace

Result<Access> assume_role_with_web_identity_access(const Context& context, const AssumeRoleWithWebIdentityInput& input) {
    if (input.provider_id) {
        return fail("NotImplemented", "backlot does not take OAuth 2.0 access tokens (ProviderId).", 400);
    }
    const auto found = find_role(context, input.role_arn);
    if (!found) return not_authorized();
    BACKLOT_TRY(identity, identify(context, found->account, input.web_identity_token));

    const auto provider = std::make_shared<identity::Caller>();
    provider->kind = policy::PrincipalKind::identity_provider;
    provider->arn = identity.provider_arn;
    Question question{.action = "sts:AssumeRoleWithWebIdentity",
                      .resource = input.role_arn,
                      .owned = owned_of(*found),
                      .keys = keys_of(input, *found, identity),
                      .as = provider};
    std::vector<std::string> actions{question.action};
    if (!identity.tags.empty()) actions.emplace_back("sts:TagSession");
    if (!identity.source_identity.empty()) actions.emplace_back("sts:SetSourceIdentity");
    // Asked here, for AWS words this refusal in its own way.
    for (const auto& action : actions) {
        question.action = action;
        if (!context.require(question)) return not_authorized();
    }
    return Access{.open = "the token was verified, and the trust policy asked as its provider"};
}

Result<AssumeRoleWithWebIdentityOutput> assume_role_with_web_identity(Context& context,
                                                                      const AssumeRoleWithWebIdentityInput& input) {
    const auto found = find_role(context, input.role_arn);
    BACKLOT_TRY(identity, identify(context, found->account, input.web_identity_token));
    BACKLOT_TRY(seconds, duration_of(found->role, input.duration_seconds));
    BACKLOT_TRY(scope, pack_policies(context, found->account, input.policy, input.policy_arns));
    BACKLOT_CHECK(pack_tags(scope, identity.tags, identity.transitive_keys, nullptr));

    auto session = role_session(context, *found, input.role_session_name, seconds,
                                input.minimum_session_token_size.value_or(0));
    const auto packed = scope.packed_percent;
    narrow(session, std::move(scope));
    session.provider = identity.provider_arn;
    session.claims = identity.claims;
    session.source_identity = identity.source_identity;
    session.assumer = identity.provider_arn;
    store_session(context, session);

    AssumeRoleWithWebIdentityOutput output{.credentials = credentials_of(context, session),
                                           .subject_from_web_identity_token = identity.subject,
                                           .assumed_role_user = assumed_user(session),
                                           .packed_policy_size = packed,
                                           .provider = identity.provider_arn,
                                           .audience = identity.audience,
                                           .session_token_utilization = utilization_of(session),
                                           .session_token_size = static_cast<std::int64_t>(session.token.size())};
    if (!session.source_identity.empty()) output.source_identity = session.source_identity;
    return output;
}

}  // namespace backlot::sts
