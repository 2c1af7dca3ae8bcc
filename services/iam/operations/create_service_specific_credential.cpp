// CreateServiceSpecificCredential: a name and a secret of a user for one service. The secret is shown once.
//
// CodeCommit and Keyspaces give a user name and a password without an end; Bedrock and CloudWatch Logs an API key, which
// may have one. Fails with LimitExceeded above two of a service, NotSupportedService, NoSuchEntity, ValidationError.
//
// Source: IAM API Reference, CreateServiceSpecificCredential.
#include "services/iam/service_credentials.h"

namespace backlot::iam {

namespace {

constexpr std::size_t credential_id_characters = 17;

// "ana-at-111122223333", and "ana+1-at-111122223333" for the second.
std::string credential_name(const Context& context, const CredentialKind& kind, const Holder& holder,
                            const std::vector<ServiceCredentialRecord>& held) {
    const auto tail = "-at-" + context.account();
    if (kind.is_api_key) return std::string(kind.alias) + "-" + context.ids().alnum_lower(4) + tail;
    const auto name = holder.name + tail;
    const bool is_taken = std::ranges::find(held, name, &ServiceCredentialRecord::user_name) != held.end();
    return is_taken ? holder.name + "+1" + tail : name;
}

}  // namespace

Result<Access> create_service_specific_credential_access(const Context& context,
                                                         const CreateServiceSpecificCredentialInput& input) {
    auto access = on_user(context, "iam:CreateServiceSpecificCredential", input.user_name);
    add_key(access, "iam:ServiceSpecificCredentialServiceName", input.service_name);
    if (input.credential_age_days) {
        add_key(access, "iam:ServiceSpecificCredentialAgeDays", std::to_string(*input.credential_age_days));
    }
    return access;
}

Result<CreateServiceSpecificCredentialOutput> create_service_specific_credential(
    Context& context, const CreateServiceSpecificCredentialInput& input) {
    BACKLOT_TRY(holder, holder_of(context, input.user_name));
    const auto kind = credential_kind_of(input.service_name);
    if (!kind) return errors::unsupported_service(input.service_name);
    if (input.credential_age_days && !kind->is_api_key) {
        return errors::validation("CredentialAgeDays is only valid for the API keys of a service.");
    }
    auto held = held_by(context, service_credentials, holder);
    std::erase_if(held, [&](const auto& one) { return one.service != input.service_name; });
    if (held.size() >= service_credential_limit) {
        return errors::quota("ServiceSpecificCredentialsPerUser", service_credential_limit);
    }
    ServiceCredentialRecord made{.id = "ACCA" + context.ids().alnum_upper(credential_id_characters),
                                 .service = input.service_name,
                                 .user_name = credential_name(context, *kind, holder, held),
                                 .created = second_of(context.now())};
    if (input.credential_age_days) made.expires = made.created + std::chrono::days{*input.credential_age_days};
    auto shape = renew_secret(context, made, holder);
    store::put(context.writes(), service_credentials, made, context.account(), holder.id, made.id);
    return CreateServiceSpecificCredentialOutput{.service_specific_credential = std::move(shape)};
}

}  // namespace backlot::iam
