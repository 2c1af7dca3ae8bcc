// UpdateServiceSpecificCredential: active or inactive. Fails with NoSuchEntity, InvalidInput.
//
// Source: IAM API Reference, UpdateServiceSpecificCredential.
#include "services/iam/service_credentials.h"

namespace backlot::iam {

Result<Access> update_service_specific_credential_access(const Context& context,
                                                         const UpdateServiceSpecificCredentialInput& input) {
    return on_user_or_self(context, "iam:UpdateServiceSpecificCredential", input.user_name);
}

Result<UpdateServiceSpecificCredentialOutput> update_service_specific_credential(
    Context& context, const UpdateServiceSpecificCredentialInput& input) {
    BACKLOT_TRY(holder, holder_of(context, input.user_name));
    BACKLOT_TRY(found, need_service_credential(context, holder, input.service_specific_credential_id));
    BACKLOT_TRY(active, is_active(input.status));
    found.active = active;
    store::put(context.writes(), service_credentials, found, context.account(), holder.id, found.id);
    return UpdateServiceSpecificCredentialOutput{};
}

}  // namespace backlot::iam
