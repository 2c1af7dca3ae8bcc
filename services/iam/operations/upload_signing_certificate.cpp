// UploadSigningCertificate: an X.509 certificate of a user, the caller's own, or root's.
//
// Fails with LimitExceeded above two, MalformedCertificate, InvalidCertificate where it is over or not yet valid,
// DuplicateCertificate, NoSuchEntity.
//
// Source: IAM API Reference, UploadSigningCertificate.
#include "base/certificate.h"
#include "services/iam/user_keys.h"

namespace backlot::iam {

namespace {

constexpr std::size_t certificate_id_characters = 32;

}  // namespace

Result<Access> upload_signing_certificate_access(const Context& context, const UploadSigningCertificateInput& input) {
    return on_user_or_self(context, "iam:UploadSigningCertificate", input.user_name);
}

Result<UploadSigningCertificateOutput> upload_signing_certificate(Context& context,
                                                                  const UploadSigningCertificateInput& input) {
    BACKLOT_TRY(holder, holder_of(context, input.user_name));
    const auto read = read_certificates(input.certificate_body);
    if (!read || read->size() != 1) return errors::malformed_certificate("Certificate " + input.certificate_body + " is malformed.");
    if (context.now() < read->front().not_before || context.now() >= read->front().not_after) {
        return errors::invalid_certificate("The certificate is not valid at this time.");
    }
    const auto held = held_by(context, signing_certificates, holder);
    for (const auto& one : held) {
        if (read_certificates(one.body)->front().der == read->front().der) {
            return errors::duplicate_certificate("The certificate is already associated with " + holder.name + ".");
        }
    }
    if (held.size() >= signing_certificate_limit) {
        return errors::quota("CertificatesPerUser", signing_certificate_limit);
    }
    const SigningCertificateRecord made{.id = context.ids().alnum_upper(certificate_id_characters),
                                        .body = input.certificate_body,
                                        .created = second_of(context.now())};
    store::put(context.writes(), signing_certificates, made, context.account(), holder.id, made.id);
    return UploadSigningCertificateOutput{.certificate = {.user_name = holder.name,
                                                          .certificate_id = made.id,
                                                          .certificate_body = made.body,
                                                          .status = status_of(made.active),
                                                          .upload_date = made.created}};
}

}  // namespace backlot::iam
