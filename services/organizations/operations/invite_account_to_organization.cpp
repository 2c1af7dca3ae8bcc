// InviteAccountToOrganization: opens a handshake that the account named by id or address may accept within 15 days.
//
// Fails with DuplicateHandshakeException, HandshakeConstraintViolationException (ALREADY_IN_AN_ORGANIZATION,
// INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES), InvalidInputException (INVALID_PARTY_TYPE_TARGET,
// INVALID_EMAIL_ADDRESS_TARGET, INVALID_PATTERN_TARGET_ID).
//
// Source: AWS Organizations API Reference (2016-11-28), InviteAccountToOrganization.
#include "services/organizations/handshakes.h"
#include "services/organizations/organization.h"
#include "services/organizations/tags.h"

namespace backlot::organizations {

namespace {

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
    BACKLOT_TRY(tags, checked_tags(input.tags));
    BACKLOT_TRY(account, find_party(context, input.target));
    // A member of another organization may come over: it leaves that one as it accepts.
    if (account.organization == home.organization.id) return errors::handshake_constraint("ALREADY_IN_AN_ORGANIZATION");
    if (pending_all_features(context, home.organization.id)) {
        return errors::handshake_constraint("INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES");
    }
    if (is_invited(context, home.organization.id, account.id)) return errors::of("DuplicateHandshakeException");
    auto record = new_handshake(context, home.organization, "INVITE", handshake_life);
    record.account = account.id;
    if (input.target.type == "EMAIL") record.email = input.target.id;
    record.notes = input.notes.value_or("");
    record.tags = std::move(tags);
    store_handshake(context, record);
    return InviteAccountToOrganizationOutput{.handshake = describe(context, record)};
}

}  // namespace backlot::organizations
