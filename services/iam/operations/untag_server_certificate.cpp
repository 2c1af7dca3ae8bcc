// UntagServerCertificate: takes tags off a server certificate; those it has not are no error.
//
// Source: IAM API Reference, UntagServerCertificate.
#include "services/iam/server_certificates.h"

namespace backlot::iam {

Result<Access> untag_server_certificate_access(const Context& context, const UntagServerCertificateInput& input) {
    auto access = on_server_certificate(context, "iam:UntagServerCertificate", input.server_certificate_name);
    add_tag_keys(access, input.tag_keys);
    return access;
}

Result<UntagServerCertificateOutput> untag_server_certificate(Context& context,
                                                              const UntagServerCertificateInput& input) {
    BACKLOT_TRY(found, need_server_certificate(context, input.server_certificate_name));
    remove_tags(found.tags, input.tag_keys);
    put_server_certificate(context, found);
    return UntagServerCertificateOutput{};
}

}  // namespace backlot::iam
