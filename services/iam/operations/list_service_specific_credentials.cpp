// ListServiceSpecificCredentials: those of a user, the caller's own, or every user's; never secrets.
//
// Fails with NoSuchEntity, NotSupportedService, ValidationError where AllUsers and UserName are both given.
//
// Source: IAM API Reference, ListServiceSpecificCredentials.
#include "services/iam/service_credentials.h"

namespace backlot::iam {

Result<Access> list_service_specific_credentials_access(const Context& context,
                                                        const ListServiceSpecificCredentialsInput& input) {
    if (input.all_users.value_or(false)) {
        return on_arn("iam:ListServiceSpecificCredentials", iam_arn(context, "user", "/", "*"));
    }
    return on_user_or_self(context, "iam:ListServiceSpecificCredentials", input.user_name);
}

Result<ListServiceSpecificCredentialsOutput> list_service_specific_credentials(
    const Context& context, const ListServiceSpecificCredentialsInput& input) {
    if (input.service_name && !credential_kind_of(*input.service_name)) {
        return errors::unsupported_service(*input.service_name);
    }
    std::vector<Holder> holders;
    if (input.all_users.value_or(false)) {
        if (input.user_name) return errors::validation("UserName cannot be given together with AllUsers.");
        for (const auto& user : all_of(context, identity::users)) holders.push_back({.name = user.name, .id = user.id});
    } else {
        BACKLOT_TRY(holder, holder_of(context, input.user_name));
        holders.push_back(holder);
    }
    std::vector<ServiceSpecificCredentialMetadata> shapes;
    for (const auto& holder : holders) {
        for (const auto& one : held_by(context, service_credentials, holder)) {
            if (one.service == input.service_name.value_or(one.service)) {
                shapes.push_back(metadata_of(context, one, holder));
            }
        }
    }
    BACKLOT_TRY(page, page_of(std::move(shapes), input.max_items, input.marker,
                              [](const auto& one) { return one.service_specific_credential_id; }));
    ListServiceSpecificCredentialsOutput output;
    fill_page(output, &ListServiceSpecificCredentialsOutput::service_specific_credentials, std::move(page));
    return output;
}

}  // namespace backlot::iam
