// ListHandshakesForOrganization: handshakes, those that the organization began.
//
// Source: AWS Organizations API Reference (2016-11-28), ListHandshakesForOrganization.
#include "services/organizations/handshakes.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> list_handshakes_for_organization_access(const Context& context, const ListHandshakesForOrganizationInput&) {
    return access_to(context, Callers::delegates, "ListHandshakesForOrganization");
}

Result<ListHandshakesForOrganizationOutput> list_handshakes_for_organization(const Context& context,
    const ListHandshakesForOrganizationInput& input) {
    BACKLOT_TRY(home, home_of(context));
    BACKLOT_CHECK(check_filter(input.filter));
    std::vector<Handshake> found;
    each_handshake(context, [&](const HandshakeRecord& record) {
        if (record.organization != home.organization.id || !is_shown(context, record)) return;
        if (input.filter && input.filter->action_type && *input.filter->action_type != record.action) return;
        if (input.filter && input.filter->parent_handshake_id && *input.filter->parent_handshake_id != record.parent) return;
        found.push_back(describe(context, record));
    });
    ListHandshakesForOrganizationOutput output;
    BACKLOT_CHECK(cut_page(output.handshakes, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
