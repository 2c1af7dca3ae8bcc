// AssumeRole: temporary credentials of a role, for whom its trust policy names.
//
// The trust policy must allow even within an account. Passing tags, or carrying transitive ones on, asks
// sts:TagSession of it too; naming a source identity, or carrying one on, asks sts:SetSourceIdentity. An unknown role
// answers as one that may not be assumed. Fails with AccessDenied, MalformedPolicyDocument, PackedPolicyTooLarge,
// ValidationError, InvalidParameterValue.
//
// Source: AWS STS API Reference (2011-06-15), AssumeRole; IAM User Guide, "Pass session tags in AWS STS", "Monitor and
// control actions taken with assumed roles", "Roles terms and concepts" (role chaining).
#include "base/arn.h"
#include "services/sts/errors.h"
#include "services/sts/roles.h"

namespace backlot::sts {

namespace {

const Session* calling_role_session(const Context& context) {
    const auto& session = context.caller().session;
    return session && session->kind == identity::SessionKind::role ? session.get() : nullptr;
}

// The source identity that the session will have.
Result<std::string> source_identity_of(const AssumeRoleInput& input, const Session* calling) {
    if (calling == nullptr || calling->source_identity.empty()) return input.source_identity.value_or("");
    if (input.source_identity && *input.source_identity != calling->source_identity) {
        return errors::access_denied("The source identity of a session cannot be changed once it is set.");
    }
    return calling->source_identity;
}

std::vector<ConditionKey> keys_of(const AssumeRoleInput& input, const FoundRole& found, const std::string& source_identity,
                                  const std::optional<MfaProof>& mfa) {
    std::vector<ConditionKey> keys{{.name = "sts:RoleSessionName", .values = {input.role_session_name}}};
    if (input.external_id) keys.push_back({.name = "sts:ExternalId", .values = {*input.external_id}});
    if (!source_identity.empty()) keys.push_back({.name = "sts:SourceIdentity", .values = {source_identity}});
    add_role_tag_keys(keys, found);
    add_tag_keys(keys, input.tags, input.transitive_tag_keys);
    if (mfa) {
        keys.push_back({.name = "aws:MultiFactorAuthPresent", .values = {"true"}});
        keys.push_back({.name = "aws:MultiFactorAuthAge", .values = {"0"}});
    }
    return keys;
}

}  // namespace

Result<Access> assume_role_access(const Context& context, const AssumeRoleInput& input) {
    const auto& caller = context.caller();
    if (caller.is_root()) return errors::access_denied("Roles may not be assumed by root accounts.");
    if (const auto arn = Arn::parse(input.role_arn); !arn || !arn->partition.starts_with("aws") || !is_account_id(arn->account)) {
        return errors::validation(input.role_arn + " is invalid");
    }
    const auto found = find_role(context, input.role_arn);
    if (!found) return errors::not_authorized(caller.arn, "sts:AssumeRole", input.role_arn);
    const auto* calling = calling_role_session(context);
    BACKLOT_TRY(source_identity, source_identity_of(input, calling));
    BACKLOT_TRY(mfa, check_mfa(context, input.serial_number, input.token_code));

    Access access{.action = "sts:AssumeRole", .resource = input.role_arn, .owned = owned_of(*found)};
    access.keys = keys_of(input, *found, source_identity, mfa);
    const auto also = [&](std::string action) {
        access.also.push_back({.action = std::move(action),
                               .resource = access.resource,
                               .owned = access.owned,
                               .keys = access.keys});
    };
    if (!input.tags.empty() || (calling != nullptr && !calling->transitive_keys.empty())) also("sts:TagSession");
    if (!source_identity.empty()) also("sts:SetSourceIdentity");
    return access;
}

Result<AssumeRoleOutput> assume_role(Context& context, const AssumeRoleInput& input) {
    if (!input.provided_contexts.empty()) {
        return fail("NotImplemented", "backlot does not honour ProvidedContexts of sts:AssumeRole yet.", 400);
    }
    const auto found = find_role(context, input.role_arn);
    const auto* calling = calling_role_session(context);
    BACKLOT_TRY(seconds, duration_of(found->role, input.duration_seconds));
    // Whatever kind of session it is that assumes the role.
    if (context.caller().session && seconds > chained_limit_seconds) {
        return errors::validation(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
    }
    BACKLOT_TRY(scope, pack_policies(context, found->account, input.policy, input.policy_arns));
    BACKLOT_CHECK(pack_tags(scope, input.tags, input.transitive_tag_keys, calling));
    BACKLOT_TRY(source_identity, source_identity_of(input, calling));
    BACKLOT_TRY(mfa, check_mfa(context, input.serial_number, input.token_code));

    auto session = role_session(context, *found, input.role_session_name, seconds,
                                input.minimum_session_token_size.value_or(0));
    const auto packed = scope.packed_percent;
    narrow(session, std::move(scope));
    session.source_identity = source_identity;
    session.chained = calling != nullptr;
    if (mfa) {
        session.mfa_at = context.now();
        spend(context, *std::move(mfa));
    }
    store_session(context, session);

    AssumeRoleOutput output{.credentials = credentials_of(context, session),
                            .assumed_role_user = assumed_user(session),
                            .packed_policy_size = packed,
                            .session_token_utilization = utilization_of(session),
                            .session_token_size = static_cast<std::int64_t>(session.token.size())};
    if (!session.source_identity.empty()) output.source_identity = session.source_identity;
    return output;
}

}  // namespace backlot::sts
