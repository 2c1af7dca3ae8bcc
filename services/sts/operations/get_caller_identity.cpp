// GetCallerIdentity: who the credentials belong to. Needs no permission, and no policy can take it away.
//
// Source: AWS STS API Reference (2011-06-15), GetCallerIdentity.
#include "kernel/context.h"
#include "services/sts/model.h"

namespace backlot::sts {

using kernel::Access;
using kernel::Context;

Result<Access> get_caller_identity_access(const Context&, const GetCallerIdentityInput&) {
    return Access{.open = "GetCallerIdentity needs no permission"};
}

Result<GetCallerIdentityOutput> get_caller_identity(const Context& context, const GetCallerIdentityInput&) {
    const auto& caller = context.caller();
    return GetCallerIdentityOutput{.user_id = caller.user_id, .account = caller.account, .arn = caller.arn};
}

}  // namespace backlot::sts
