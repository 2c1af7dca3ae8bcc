// GetFederationToken: temporary credentials for a federated user, who may do what both the calling user and the
// session policies allow; without a session policy only what a resource policy grants the federated user by name.
//
// Fails with AccessDenied, MalformedPolicyDocument, PackedPolicyTooLarge, ValidationError, InvalidParameterValue.
//
// Source: AWS STS API Reference (2011-06-15), GetFederationToken.
#include "services/sts/errors.h"
#include "services/sts/sessions.h"

namespace backlot::sts {

namespace {

constexpr std::int64_t default_federated_session_seconds = 43'200;

std::string federated_arn(const Context& context, const std::string& name) {
    return "arn:aws:sts::" + context.account() + ":federated-user/" + name;
}

}  // namespace

Result<Access> get_federation_token_access(const Context& context, const GetFederationTokenInput& input) {
    if (context.caller().session || !context.caller().role_name.empty()) {
        return errors::access_denied("Cannot call GetFederationToken with session credentials");
    }
    Access access{.action = "sts:GetFederationToken", .resource = federated_arn(context, input.name)};
    add_tag_keys(access.keys, input.tags, {});
    if (!input.tags.empty()) {
        access.also.push_back({.action = "sts:TagSession", .resource = access.resource, .keys = access.keys});
    }
    return access;
}

Result<GetFederationTokenOutput> get_federation_token(Context& context, const GetFederationTokenInput& input) {
    auto seconds = input.duration_seconds.value_or(default_federated_session_seconds);
    if (context.caller().is_root()) seconds = std::min(seconds, root_session_limit_seconds);
    BACKLOT_TRY(scope, pack_policies(context, context.account(), input.policy, input.policy_arns));
    BACKLOT_CHECK(pack_tags(scope, input.tags, {}, nullptr));

    auto session = new_session(context, identity::SessionKind::federated_user, context.account(), seconds,
                               input.minimum_session_token_size.value_or(0));
    const auto packed = scope.packed_percent;
    narrow(session, std::move(scope));
    session.user = context.caller().user_name;
    session.user_id = context.caller().unique_id;
    session.session_name = input.name;
    store_session(context, session);
    return GetFederationTokenOutput{
        .credentials = credentials_of(context, session),
        .federated_user = FederatedUser{.federated_user_id = context.account() + ":" + input.name,
                                        .arn = federated_arn(context, input.name)},
        .packed_policy_size = packed.value_or(0),
        .session_token_utilization = utilization_of(session),
        .session_token_size = static_cast<std::int64_t>(session.token.size())};
}

}  // namespace backlot::sts
