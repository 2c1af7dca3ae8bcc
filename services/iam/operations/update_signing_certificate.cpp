// UpdateSigningCertificate: active or inactive. Fails with NoSuchEntity, InvalidInput.
//
// Source: IAM API Reference, UpdateSigningCertificate.
#include "services/iam/user_keys.h"

namespace backlot::iam {

Result<Access> update_signing_certificate_access(const Context& context, const UpdateSigningCertificateInput& input) {
    return on_user_or_self(context, "iam:UpdateSigningCertificate", input.user_name);
}

Result<UpdateSigningCertificateOutput> update_signing_certificate(Context& context,
                                                                  const UpdateSigningCertificateInput& input) {
    BACKLOT_TRY(holder, holder_of(context, input.user_name));
    BACKLOT_TRY(found, need_held(context, signing_certificates, holder, input.certificate_id, "Certificate"));
    BACKLOT_TRY(active, is_active(input.status));
    found.active = active;
    store::put(context.writes(), signing_certificates, found, context.account(), holder.id, found.id);
    return UpdateSigningCertificateOutput{};
}

}  // namespace backlot::iam
