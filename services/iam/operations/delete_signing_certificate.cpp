// DeleteSigningCertificate. Fails with NoSuchEntity.
//
// Source: IAM API Reference, DeleteSigningCertificate.
#include "services/iam/user_keys.h"

namespace backlot::iam {

Result<Access> delete_signing_certificate_access(const Context& context, const DeleteSigningCertificateInput& input) {
    return on_user_or_self(context, "iam:DeleteSigningCertificate", input.user_name);
}

Result<DeleteSigningCertificateOutput> delete_signing_certificate(Context& context,
                                                                  const DeleteSigningCertificateInput& input) {
    BACKLOT_TRY(holder, holder_of(context, input.user_name));
    BACKLOT_TRY(found, need_held(context, signing_certificates, holder, input.certificate_id, "Certificate"));
    store::erase(context.writes(), signing_certificates, context.account(), holder.id, found.id);
    return DeleteSigningCertificateOutput{};
}

}  // namespace backlot::iam
