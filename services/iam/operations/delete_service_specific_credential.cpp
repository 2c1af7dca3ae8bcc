// DeleteServiceSpecificCredential. Fails with NoSuchEntity.
//
// Source: IAM API Reference, DeleteServiceSpecificCredential.
#include "services/iam/service_credentials.h"

namespace backlot::iam {

Result<Access> delete_service_specific_credential_access(const Context& context,
                                                         const DeleteServiceSpecificCredentialInput& input) {
    return on_user_or_self(context, "iam:DeleteServiceSpecificCredential", input.user_name);
}

Result<DeleteServiceSpecificCredentialOutput> delete_service_specific_credential(
    Context& context, const DeleteServiceSpecificCredentialInput& input) {
    BACKLOT_TRY(holder, holder_of(context, input.user_name));
    BACKLOT_TRY(found, need_service_credential(context, holder, input.service_specific_credential_id));
    store::erase(context.writes(), service_credentials, context.account(), holder.id, found.id);
    return DeleteServiceSpecificCredentialOutput{};
}

}  // namespace backlot::iam
