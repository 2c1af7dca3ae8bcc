// ListCreateAccountStatus: requests for accounts, by state.
//
// Source: AWS Organizations API Reference (2016-11-28), ListCreateAccountStatus.
#include "services/organizations/account_requests.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> list_create_account_status_access(const Context& context, const ListCreateAccountStatusInput&) {
    return access_to(context, Callers::delegates, "ListCreateAccountStatus");
}

Result<ListCreateAccountStatusOutput> list_create_account_status(const Context& context,
                                                                 const ListCreateAccountStatusInput& input) {
    BACKLOT_TRY(home, home_of(context));
    std::vector<CreateAccountStatus> found;
    store::scan(
        context.view(), account_requests,
        [&](const AccountRequest& request) {
            auto status = describe(context, request);
            const bool is_wanted =
                input.states.empty() || std::ranges::find(input.states, *status.state) != input.states.end();
            if (is_wanted) found.push_back(std::move(status));
        },
        home.organization.id);
    ListCreateAccountStatusOutput output;
    BACKLOT_CHECK(cut_page(output.create_account_statuses, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
