#include "services/iam/service_credentials.h"

#include "base/secret_hash.h"

namespace backlot::iam {

namespace {

constexpr std::size_t password_bytes = 32;
constexpr std::size_t api_key_bytes = 40;
constexpr CredentialKind credential_kinds[] = {
    {.service = "codecommit.amazonaws.com"},
    {.service = "cassandra.amazonaws.com"},
    {.service = "bedrock.amazonaws.com", .is_api_key = true, .alias = "BedrockAPIKey"},
    {.service = "logs.amazonaws.com", .is_api_key = true, .alias = "LogsAPIKey"},
};

// An API key has an end, and then a status of its own.
std::string credential_status(const Context& context, const ServiceCredentialRecord& credential) {
    if (credential.expires && context.now() >= *credential.expires) return "Expired";
    return status_of(credential.active);
}

}  // namespace

std::optional<CredentialKind> credential_kind_of(std::string_view service) {
    const auto found = std::ranges::find(credential_kinds, service, &CredentialKind::service);
    if (found == std::end(credential_kinds)) return std::nullopt;
    return *found;
}

Result<ServiceCredentialRecord> need_service_credential(const Context& context, const Holder& holder, const std::string& id) {
    auto found = context.find(service_credentials, context.account(), holder.id, id);
    if (!found) return errors::no_such_entity("No such credential " + id + " exists");
    return std::move(*found);
}

ServiceSpecificCredential renew_secret(const Context& context, ServiceCredentialRecord& credential,
                                       const Holder& holder) {
    const auto kind = credential_kind_of(credential.service).value_or(CredentialKind{});
    ServiceSpecificCredential shape{.create_date = credential.created,
                                    .expiration_date = credential.expires,
                                    .service_name = credential.service,
                                    .service_specific_credential_id = credential.id,
                                    .user_name = holder.name,
                                    .status = credential_status(context, credential)};
    auto secret = base64(context.ids().bytes(kind.is_api_key ? api_key_bytes : password_bytes));
    if (kind.is_api_key) {
        secret = "ABSK" + base64(credential.user_name + ":" + secret);
        shape.service_credential_alias = credential.user_name;
        shape.service_credential_secret = secret;
    } else {
        shape.service_user_name = credential.user_name;
        shape.service_password = secret;
    }
    credential.secret_hash = hash_secret(secret, context.ids().bytes(16));
    return shape;
}

ServiceSpecificCredentialMetadata metadata_of(const Context& context, const ServiceCredentialRecord& credential,
                                              const Holder& holder) {
    const auto kind = credential_kind_of(credential.service).value_or(CredentialKind{});
    ServiceSpecificCredentialMetadata shape{.user_name = holder.name,
                                            .status = credential_status(context, credential),
                                            .create_date = credential.created,
                                            .expiration_date = credential.expires,
                                            .service_specific_credential_id = credential.id,
                                            .service_name = credential.service};
    (kind.is_api_key ? shape.service_credential_alias : shape.service_user_name) = credential.user_name;
    return shape;
}

}  // namespace backlot::iam
