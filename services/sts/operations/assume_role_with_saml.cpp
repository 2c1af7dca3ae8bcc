// AssumeRoleWithSAML: temporary credentials of a role for whoever holds a SAML response of an identity provider that the
// role's account knows and its trust policy names. The call is not signed: the response proves the caller.
//
// The session ends with SessionNotOnOrAfter where that comes sooner.
// DIFFERS: where DurationSeconds is absent the response's SessionDuration stands for it, as AWS's sign-in page does it.
// DIFFERS: encrypted assertions are not decrypted: NotImplemented.
// Fails with InvalidIdentityToken, ExpiredTokenException, IDPRejectedClaim, AccessDenied, MalformedPolicyDocument,
// PackedPolicyTooLarge, ValidationError.
//
// Source: AWS STS API Reference (2011-06-15), AssumeRoleWithSAML; IAM User Guide, "Configure SAML assertions for the
// authentication response", "Pass session tags in AWS STS".
#include "services/sts/errors.h"
#include "services/sts/roles.h"
#include "services/sts/saml_identity.h"

namespace backlot::sts {

namespace {

constexpr std::string_view reserved_prefix = "AWSReservedSSO_";  // IAM Identity Center's own roles

std::unexpected<Error> saml_not_authorized() {
    return errors::access_denied("Not authorized to perform sts:AssumeRoleWithSAML");
}

std::vector<ConditionKey> keys_of(const FoundRole& found, const SamlIdentity& identity) {
    auto keys = identity.keys;
    keys.push_back({.name = "sts:RoleSessionName", .values = {identity.session_name}});
    if (!identity.source_identity.empty()) {
        keys.push_back({.name = "sts:SourceIdentity", .values = {identity.source_identity}});
    }
    add_role_tag_keys(keys, found);
    add_tag_keys(keys, identity.tags, identity.transitive_keys);
    return keys;
}

Result<std::int64_t> seconds_of(const Context& context, const identity::Role& role, const SamlIdentity& identity,
                                const std::optional<std::int64_t>& asked) {
    BACKLOT_TRY(seconds, duration_of(role, asked ? asked : identity.session_seconds));
    if (!identity.session_until) return seconds;
    const auto left = std::chrono::floor<std::chrono::seconds>(*identity.session_until - context.now()).count();
    return std::min<std::int64_t>(seconds, left);
}

}  // namespace

Result<Access> assume_role_with_saml_access(const Context& context, const AssumeRoleWithSAMLInput& input) {
    const auto found = find_role(context, input.role_arn);
    if (!found || found->role.name.starts_with(reserved_prefix)) return saml_not_authorized();
    BACKLOT_TRY(identity, identify(context, found->account, input.principal_arn, input.saml_assertion));
    if (!identity.names(input.role_arn)) return saml_not_authorized();

    const auto provider = std::make_shared<identity::Caller>();
    provider->kind = policy::PrincipalKind::identity_provider;
    provider->arn = identity.provider_arn;
    Question question{.action = "sts:AssumeRoleWithSAML",
                      .resource = input.role_arn,
                      .owned = owned_of(*found),
                      .keys = keys_of(*found, identity),
                      .as = provider};
    std::vector<std::string> actions{question.action};
    if (!identity.tags.empty()) actions.emplace_back("sts:TagSession");
    if (!identity.source_identity.empty()) actions.emplace_back("sts:SetSourceIdentity");
    // Asked here, for AWS words this refusal in its own way.
    for (const auto& action : actions) {
        question.action = action;
        if (!context.require(question)) return saml_not_authorized();
    }
    context.keep(std::move(identity));
    return Access{.open = "the response was verified, and the trust policy asked as its provider"};
}

Result<AssumeRoleWithSAMLOutput> assume_role_with_saml(Context& context, const AssumeRoleWithSAMLInput& input) {
    const auto found = find_role(context, input.role_arn);
    const auto identity = *context.take_kept<SamlIdentity>();
    BACKLOT_TRY(seconds, seconds_of(context, found->role, identity, input.duration_seconds));
    BACKLOT_TRY(scope, pack_policies(context, found->account, input.policy, input.policy_arns));
    BACKLOT_CHECK(pack_tags(scope, identity.tags, identity.transitive_keys, nullptr));

    auto session = role_session(context, *found, identity.session_name, seconds,
                                input.minimum_session_token_size.value_or(0));
    const auto packed = scope.packed_percent;
    narrow(session, std::move(scope));
    session.provider = identity.provider_arn;
    session.claims = identity.claims;
    session.source_identity = identity.source_identity;
    session.assumer = identity.provider_arn;
    store_session(context, session);

    AssumeRoleWithSAMLOutput output{.credentials = credentials_of(context, session),
                                    .assumed_role_user = assumed_user(session),
                                    .packed_policy_size = packed,
                                    .subject = identity.subject,
                                    .subject_type = identity.subject_type,
                                    .issuer = identity.issuer,
                                    .audience = identity.recipient,
                                    .name_qualifier = identity.name_qualifier,
                                    .session_token_utilization = utilization_of(session),
                                    .session_token_size = static_cast<std::int64_t>(session.token.size())};
    if (!session.source_identity.empty()) output.source_identity = session.source_identity;
    return output;
}

}  // namespace backlot::sts
