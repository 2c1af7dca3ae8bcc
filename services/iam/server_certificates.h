// Server certificates: found, and as the shapes of IAM's answers.
#pragma once

#include <string>
#include <string_view>

#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/tables.h"

namespace backlot::iam {

inline constexpr std::size_t server_certificate_limit = 20;  // Source: "IAM and AWS STS quotas"

// Names are unique whatever their case. Fails with NoSuchEntity.
[[nodiscard]] std::optional<ServerCertificateRecord> find_server_certificate(const Context& context,
                                                                             std::string_view name);
[[nodiscard]] Result<ServerCertificateRecord> need_server_certificate(const Context& context, std::string_view name);
void put_server_certificate(Context& context, const ServerCertificateRecord& certificate);
void erase_server_certificate(Context& context, std::string_view name);

[[nodiscard]] Access on_server_certificate(const Context& context, std::string_view action, std::string_view name);
[[nodiscard]] ServerCertificateMetadata metadata_of(const Context& context, const ServerCertificateRecord& certificate);

}  // namespace backlot::iam
