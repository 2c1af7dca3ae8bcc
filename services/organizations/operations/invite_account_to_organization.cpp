// InviteAccountToOrganization: opens a handshake that the account named by id or address may accept within 15 days.
//
// Fails with DuplicateHandshakeException, HandshakeConstraintViolationException (ALREADY_IN_AN_ORGANIZATION),
// InvalidInputException.
//
// Source: AWS Organizations API Reference (2016-11-28), InviteAccountToOrganization.
#include "identity/directory.h"
#include "services/organizations/handshakes.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

namespace {

std::optional<identity::Account> find_party(const Context& context, const HandshakeParty& party) {
    if (party.type == "ACCOUNT") return identity::find_account(context.view(), party.id);
    std::optional<identity::Account> found;
    store::scan(context.view(), identity::accounts, [&](const identity::Account& account) {
        if (account.email == party.id) found = account;
        return !found;
    });
    return found;
}

bool is_invited(const Context& context, const std::string& organization, const std::string& account) {
    bool found = false;
    each_handshake(context, [&](const HandshakeRecord& record) {
        found = found || (record.organization == organization && record.action == "INVITE" && record.account == account &&
                          is_live(context, record));
        return !found;
    });
    return found;
}

}  // namespace

Result<Access> invite_account_to_organization_access(const Context& context,
                                                     const InviteAccountToOrganizationInput& input) {
    BACKLOT_TRY(access, access_to(context, Callers::management, "InviteAccountToOrganization"));
    if (input.target.type == "ACCOUNT") access.resource = own_arn(context, input.target.id);
    add_tags(access, input.tags);
    return access;
}

Result<InviteAccountToOrganizationOutput> invite_account_to_organization(Context& context,
                                                                         const InviteAccountToOrganizationInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (input.target.type == "ORGANIZATION") return errors::invalid_input("INVALID_PARTY_TYPE_TARGET");
    const auto account = find_party(context, input.target);
    // AWS would write to any address; here only known accounts can ever answer.
    if (!account) {
        return errors::invalid_input(input.target.type == "EMAIL" ? "INVALID_EMAIL_ADDRESS_TARGET"
                                                                  : "INVALID_PATTERN_TARGET_ID");
    }
    if (!account->organization.empty()) return errors::handshake_constraint("ALREADY_IN_AN_ORGANIZATION");
    if (is_invited(context, home.organization.id, account->id)) return errors::of("DuplicateHandshakeException");
    auto record = new_handshake(context, home.organization, "INVITE", handshake_life);
    record.account = account->id;
    if (input.target.type == "EMAIL") record.email = input.target.id;
    record.notes = input.notes.value_or("");
    for (const auto& tag : input.tags) record.tags[tag.key] = tag.value;
    store_handshake(context, record);
    return InviteAccountToOrganizationOutput{.handshake = describe(context, record)};
}

}  // namespace backlot::organizations
