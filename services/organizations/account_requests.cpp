#include "services/organizations/account_requests.h"

namespace backlot::organizations {

CreateAccountStatus describe(const Context& context, const AccountRequest& request) {
    CreateAccountStatus status{.id = request.id,
                               .account_name = request.account_name,
                               .state = "IN_PROGRESS",
                               .requested_timestamp = request.requested};
    if (context.now() < request.completes) return status;
    status.completed_timestamp = request.completes;
    if (request.failure_reason.empty()) {
        status.state = "SUCCEEDED";
        status.account_id = request.account;
    } else {
        status.state = "FAILED";
        status.failure_reason = request.failure_reason;
    }
    return status;
}

}  // namespace backlot::organizations
