// Credentials of single services: which services have them, and of which kind.
//
// Source: IAM User Guide, "Service-specific credentials for IAM users", "API keys for AWS services"; IAM API Reference,
// CreateServiceSpecificCredential.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/iam/user_keys.h"

namespace backlot::iam {

struct CredentialKind {
    std::string_view service;
    bool is_api_key = false;     // an alias and a secret instead of a user name and a password
    std::string_view alias = {};  // what an API key's alias begins with
};
[[nodiscard]] std::optional<CredentialKind> credential_kind_of(std::string_view service);

// Fails with NoSuchEntity.
[[nodiscard]] Result<ServiceCredentialRecord> need_service_credential(const Context& context, const Holder& holder, const std::string& id);

// Gives the credential a new secret; what comes back shows it, once.
[[nodiscard]] ServiceSpecificCredential renew_secret(const Context& context, ServiceCredentialRecord& credential,
                                                     const Holder& holder);
[[nodiscard]] ServiceSpecificCredentialMetadata metadata_of(const Context& context,
                                                            const ServiceCredentialRecord& credential,
                                                            const Holder& holder);

}  // namespace backlot::iam
