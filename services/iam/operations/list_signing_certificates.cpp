// ListSigningCertificates: those of a user, or the caller's own.
//
// Source: IAM API Reference, ListSigningCertificates.
#include "services/iam/user_keys.h"

namespace backlot::iam {

Result<Access> list_signing_certificates_access(const Context& context, const ListSigningCertificatesInput& input) {
    return on_user_or_self(context, "iam:ListSigningCertificates", input.user_name);
}

Result<ListSigningCertificatesOutput> list_signing_certificates(const Context& context,
                                                                const ListSigningCertificatesInput& input) {
    BACKLOT_TRY(holder, holder_of(context, input.user_name));
    std::vector<SigningCertificate> shapes;
    for (const auto& one : held_by(context, signing_certificates, holder)) {
        shapes.push_back({.user_name = holder.name,
                          .certificate_id = one.id,
                          .certificate_body = one.body,
                          .status = status_of(one.active),
                          .upload_date = one.created});
    }
    BACKLOT_TRY(page, page_of(std::move(shapes), input.max_items, input.marker,
                              [](const SigningCertificate& one) { return one.certificate_id; }));
    ListSigningCertificatesOutput output;
    fill_page(output, &ListSigningCertificatesOutput::certificates, std::move(page));
    return output;
}

}  // namespace backlot::iam
