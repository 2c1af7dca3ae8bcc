// GetServerCertificate and DeleteServerCertificate. The private key is never shown. Fail with NoSuchEntity.
//
// Source: IAM API Reference, GetServerCertificate, DeleteServerCertificate.
#include "services/iam/server_certificates.h"

namespace backlot::iam {

Result<Access> get_server_certificate_access(const Context& context, const GetServerCertificateInput& input) {
    return on_server_certificate(context, "iam:GetServerCertificate", input.server_certificate_name);
}

Result<GetServerCertificateOutput> get_server_certificate(const Context& context,
                                                          const GetServerCertificateInput& input) {
    BACKLOT_TRY(found, need_server_certificate(context, input.server_certificate_name));
    ServerCertificate shape{.server_certificate_metadata = metadata_of(context, found),
                            .certificate_body = found.body,
                            .tags = tag_list(found.tags)};
    if (!found.chain.empty()) shape.certificate_chain = found.chain;
    return GetServerCertificateOutput{.server_certificate = std::move(shape)};
}

Result<Access> delete_server_certificate_access(const Context& context, const DeleteServerCertificateInput& input) {
    return on_server_certificate(context, "iam:DeleteServerCertificate", input.server_certificate_name);
}

Result<DeleteServerCertificateOutput> delete_server_certificate(Context& context,
                                                                const DeleteServerCertificateInput& input) {
    BACKLOT_TRY(found, need_server_certificate(context, input.server_certificate_name));
    erase_server_certificate(context, found.name);
    return DeleteServerCertificateOutput{};
}

}  // namespace backlot::iam
