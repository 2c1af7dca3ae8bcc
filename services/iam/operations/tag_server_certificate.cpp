// TagServerCertificate: adds tags to a server certificate, or gives them other values. Fifty at most.
//
// Source: IAM API Reference, TagServerCertificate.
#include "services/iam/server_certificates.h"

namespace backlot::iam {

Result<Access> tag_server_certificate_access(const Context& context, const TagServerCertificateInput& input) {
    auto access = on_server_certificate(context, "iam:TagServerCertificate", input.server_certificate_name);
    add_request_tags(access, input.tags);
    return access;
}

Result<TagServerCertificateOutput> tag_server_certificate(Context& context, const TagServerCertificateInput& input) {
    BACKLOT_TRY(found, need_server_certificate(context, input.server_certificate_name));
    BACKLOT_CHECK(add_tags(found.tags, input.tags));
    put_server_certificate(context, found);
    return TagServerCertificateOutput{};
}

}  // namespace backlot::iam
