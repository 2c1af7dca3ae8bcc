// ResetServiceSpecificCredential: another secret; the former one opens nothing any more. Fails with NoSuchEntity.
//
// Source: IAM API Reference, ResetServiceSpecificCredential.
#include "services/iam/service_credentials.h"

namespace backlot::iam {

Result<Access> reset_service_specific_credential_access(const Context& context,
                                                        const ResetServiceSpecificCredentialInput& input) {
    return on_user_or_self(context, "iam:ResetServiceSpecificCredential", input.user_name);
}

Result<ResetServiceSpecificCredentialOutput> reset_service_specific_credential(
    Context& context, const ResetServiceSpecificCredentialInput& input) {
    BACKLOT_TRY(holder, holder_of(context, input.user_name));
    BACKLOT_TRY(found, need_service_credential(context, holder, input.service_specific_credential_id));
    auto shape = renew_secret(context, found, holder);
    store::put(context.writes(), service_credentials, found, context.account(), holder.id, found.id);
    return ResetServiceSpecificCredentialOutput{.service_specific_credential = std::move(shape)};
}

}  // namespace backlot::iam
