// UpdateServerCertificate: another name or path. Fails with NoSuchEntity, EntityAlreadyExists.
//
// Source: IAM API Reference, UpdateServerCertificate; IAM User Guide, "Rename a server certificate or update its path".
#include "services/iam/server_certificates.h"

namespace backlot::iam {

Result<Access> update_server_certificate_access(const Context& context, const UpdateServerCertificateInput& input) {
    auto access = on_server_certificate(context, "iam:UpdateServerCertificate", input.server_certificate_name);
    // Both the present ARN and the new one must be allowed.
    if (const auto found = find_server_certificate(context, input.server_certificate_name)) {
        const auto renamed = iam_arn(context, "server-certificate", input.new_path.value_or(found->path),
                                     input.new_server_certificate_name.value_or(found->name));
        if (renamed != access.resource) {
            access.also.push_back(
                {.action = access.action, .resource = renamed, .owned = access.owned, .keys = access.keys});
        }
    }
    return access;
}

Result<UpdateServerCertificateOutput> update_server_certificate(Context& context,
                                                                const UpdateServerCertificateInput& input) {
    BACKLOT_TRY(found, need_server_certificate(context, input.server_certificate_name));
    if (input.new_path) {
        BACKLOT_TRY(path, path_or_root(input.new_path));
        found.path = path;
    }
    if (input.new_server_certificate_name && *input.new_server_certificate_name != found.name) {
        const auto& name = *input.new_server_certificate_name;
        if (!equal_ignoring_case(name, found.name) && find_server_certificate(context, name)) {
            return errors::already_exists("The Server Certificate with name " + name + " already exists.");
        }
        erase_server_certificate(context, found.name);
        found.name = name;
    }
    put_server_certificate(context, found);
    return UpdateServerCertificateOutput{};
}

}  // namespace backlot::iam
