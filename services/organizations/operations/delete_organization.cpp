// DeleteOrganization: ends an organization that has no member left but the management account.
//
// Its units and policies go with it, its invitations are canceled. Fails with OrganizationNotEmptyException,
// ConstraintViolationException (ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS).
//
// Source: AWS Organizations API Reference (2016-11-28), DeleteOrganization.
#include "identity/delegation.h"
#include "identity/directory.h"
#include "identity/epoch.h"
#include "services/organizations/handshakes.h"
#include "services/organizations/transfers.h"

namespace backlot::organizations {

Result<Access> delete_organization_access(const Context& context, const DeleteOrganizationInput&) {
    return access_to(context, Callers::management, "DeleteOrganization");
}

Result<DeleteOrganizationOutput> delete_organization(Context& context, const DeleteOrganizationInput&) {
    BACKLOT_TRY(home, home_of(context));
    const auto& id = home.organization.id;
    if (members_of(context, home.organization).size() > 1) return errors::of("OrganizationNotEmptyException");
    bool is_transferring = false;
    each_transfer(context, [&](const TransferRecord& record) {
        const auto status = status_of(context, record);
        is_transferring = is_transferring || ((record.source_organization == id || record.target_organization == id) &&
                                              (status == "REQUESTED" || status == "ACCEPTED"));
    });
    if (is_transferring) {
        return errors::constraint("ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS",
                                  "You cannot delete organization due to an ongoing responsibility transfer process.");
    }
    std::vector<HandshakeRecord> waiting;
    each_handshake(context, [&](const HandshakeRecord& record) {
        if (record.organization == id && is_live(context, record)) waiting.push_back(record);
    });
    for (auto& record : waiting) end_handshake(context, record, "CANCELED");
    auto& writes = context.writes();
    for (const auto& unit : units_of(context, home.organization)) store::erase(writes, identity::units, unit.id);
    store::erase_all(writes, identity::organization_policies, id);
    store::erase_all(writes, identity::attachments, id);
    store::erase_all(writes, identity::delegated_administrators, id);
    store::erase_all(writes, identity::service_access, id);
    store::erase_all(writes, account_requests, id);
    store::erase_all(writes, policy_changes, id);
    store::erase(writes, identity::organizations, id);
    home.account.organization.clear();
    home.account.parent.clear();
    home.account.joined_method.clear();
    identity::put_account(writes, home.account);
    return DeleteOrganizationOutput{};
}

}  // namespace backlot::organizations
