// ListServerCertificates: those below a path.
//
// Source: IAM API Reference, ListServerCertificates.
#include "services/iam/server_certificates.h"

namespace backlot::iam {

Result<Access> list_server_certificates_access(const Context&, const ListServerCertificatesInput&) {
    return on_all("iam:ListServerCertificates");
}

Result<ListServerCertificatesOutput> list_server_certificates(const Context& context,
                                                              const ListServerCertificatesInput& input) {
    std::vector<ServerCertificateMetadata> shapes;
    for (const auto& one : all_of(context, server_certificates)) {
        if (one.path.starts_with(input.path_prefix.value_or("/"))) shapes.push_back(metadata_of(context, one));
    }
    BACKLOT_TRY(page, page_of(std::move(shapes), input.max_items, input.marker,
                              [](const ServerCertificateMetadata& one) { return one.server_certificate_name; }));
    ListServerCertificatesOutput output;
    fill_page(output, &ListServerCertificatesOutput::server_certificate_metadata_list, std::move(page));
    return output;
}

}  // namespace backlot::iam
