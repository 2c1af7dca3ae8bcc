// DescribeCreateAccountStatus: how a request for an account stands. Fails with CreateAccountStatusNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), DescribeCreateAccountStatus.
#include "services/organizations/account_requests.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> describe_create_account_status_access(const Context& context, const DescribeCreateAccountStatusInput&) {
    return access_to(context, Callers::delegates, "DescribeCreateAccountStatus");
}

Result<DescribeCreateAccountStatusOutput> describe_create_account_status(const Context& context,
                                                                         const DescribeCreateAccountStatusInput& input) {
    BACKLOT_TRY(home, home_of(context));
    const auto request = context.find(account_requests, home.organization.id, input.create_account_request_id);
    if (!request) return errors::of("CreateAccountStatusNotFoundException");
    return DescribeCreateAccountStatusOutput{.create_account_status = describe(context, *request)};
}

}  // namespace backlot::organizations
