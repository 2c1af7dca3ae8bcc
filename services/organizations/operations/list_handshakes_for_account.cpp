// ListHandshakesForAccount: handshakes, those that the calling account is a party to.
//
// Source: AWS Organizations API Reference (2016-11-28), ListHandshakesForAccount.
#include "services/organizations/handshakes.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> list_handshakes_for_account_access(const Context&, const ListHandshakesForAccountInput&) {
    return Access{.action = "organizations:ListHandshakesForAccount"};
}

Result<ListHandshakesForAccountOutput> list_handshakes_for_account(const Context& context,
    const ListHandshakesForAccountInput& input) {
    BACKLOT_CHECK(check_filter(input.filter));
    std::vector<Handshake> found;
    each_handshake(context, [&](const HandshakeRecord& record) {
        if (record.account != context.account() || !is_shown(context, record)) return;
        if (input.filter && input.filter->action_type && *input.filter->action_type != record.action) return;
        if (input.filter && input.filter->parent_handshake_id && *input.filter->parent_handshake_id != record.parent) return;
        found.push_back(describe(context, record));
    });
    ListHandshakesForAccountOutput output;
    BACKLOT_CHECK(cut_page(output.handshakes, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
