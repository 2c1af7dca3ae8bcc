#include "services/iam/server_certificates.h"

namespace backlot::iam {

std::optional<ServerCertificateRecord> find_server_certificate(const Context& context, std::string_view name) {
    return context.find(server_certificates, context.account(), to_lower(name));
}

Result<ServerCertificateRecord> need_server_certificate(const Context& context, std::string_view name) {
    auto found = find_server_certificate(context, name);
    if (!found) return errors::no_such("Server Certificate", name);
    return std::move(*found);
}

void put_server_certificate(Context& context, const ServerCertificateRecord& certificate) {
    store::put(context.writes(), server_certificates, certificate, context.account(), to_lower(certificate.name));
}

void erase_server_certificate(Context& context, std::string_view name) {
    store::erase(context.writes(), server_certificates, context.account(), to_lower(name));
}

Access on_server_certificate(const Context& context, std::string_view action, std::string_view name) {
    const auto found = find_server_certificate(context, name);
    if (!found) return on_arn(action, iam_arn(context, "server-certificate", "/", name));
    return on_arn(action, iam_arn(context, "server-certificate", found->path, found->name), found->tags);
}

ServerCertificateMetadata metadata_of(const Context& context, const ServerCertificateRecord& certificate) {
    return {.path = certificate.path,
            .server_certificate_name = certificate.name,
            .server_certificate_id = certificate.id,
            .arn = iam_arn(context, "server-certificate", certificate.path, certificate.name),
            .upload_date = certificate.uploaded,
            .expiration = certificate.expires};
}

}  // namespace backlot::iam
