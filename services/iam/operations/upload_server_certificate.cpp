// UploadServerCertificate: a certificate with its private key and chain, all in PEM, for services that end TLS.
//
// The private key is kept and never shown. Fails with EntityAlreadyExists, LimitExceeded, MalformedCertificate,
// KeyPairMismatch, InvalidInput.
//
// Source: IAM API Reference, UploadServerCertificate; IAM User Guide, "Manage server certificates in IAM".
#include "base/certificate.h"
#include "kernel/secret.h"
#include "services/iam/server_certificates.h"

namespace backlot::iam {

namespace {

constexpr std::size_t server_certificate_id_characters = 17;

}  // namespace

Result<Access> upload_server_certificate_access(const Context& context, const UploadServerCertificateInput& input) {
    auto access = on_arn("iam:UploadServerCertificate", iam_arn(context, "server-certificate", input.path.value_or("/"),
                                                                input.server_certificate_name));
    add_request_tags(access, input.tags);
    if (!input.tags.empty()) {
        access.also.push_back(
            {.action = "iam:TagServerCertificate", .resource = access.resource, .owned = {}, .keys = access.keys});
    }
    return access;
}

Result<UploadServerCertificateOutput> upload_server_certificate(Context& context,
                                                                const UploadServerCertificateInput& input) {
    BACKLOT_TRY(path, path_or_root(input.path));
    BACKLOT_TRY(tags, tags_of(input.tags));
    const auto body = read_certificates(input.certificate_body);
    if (!body || body->size() != 1) return errors::malformed_certificate("Unable to parse certificate.");
    if (input.certificate_chain && !read_certificates(*input.certificate_chain)) {
        return errors::malformed_certificate("Unable to parse certificate chain.");
    }
    const auto half = public_half(input.private_key);
    if (!half) return errors::malformed_certificate("Unable to parse private key.");
    if (*half != body->front().public_key) return errors::key_pair_mismatch();
    if (find_server_certificate(context, input.server_certificate_name)) {
        return errors::already_exists("The Server Certificate with name " + input.server_certificate_name +
                                      " already exists.");
    }
    if (count_of(context, server_certificates) >= server_certificate_limit) {
        return errors::quota("ServerCertificatesPerAccount", server_certificate_limit);
    }
    // Nobody reads it back: it is kept for who would end TLS with it.
    const auto id = "ASCA" + context.ids().alnum_upper(server_certificate_id_characters);
    const ServerCertificateRecord made{.name = input.server_certificate_name,
                                       .path = path,
                                       .id = id,
                                       .body = input.certificate_body,
                                       .chain = input.certificate_chain.value_or(""),
                                       .private_key = kernel::seal_secret(context, "server-certificate/" + id, input.private_key),
                                       .uploaded = second_of(context.now()),
                                       .expires = body->front().not_after,
                                       .tags = std::move(tags)};
    put_server_certificate(context, made);
    return UploadServerCertificateOutput{.server_certificate_metadata = metadata_of(context, made),
                                         .tags = tag_list(made.tags)};
}

}  // namespace backlot::iam
