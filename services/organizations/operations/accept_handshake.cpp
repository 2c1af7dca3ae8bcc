// AcceptHandshake: the other side agrees: an invited account joins, an account approves all features, the management
// account finishes enabling them once every invited member has approved, or hands over its bills.
//
// An account that is in another organization leaves it as it joins, where it could leave it by itself. Fails with
// HandshakeNotFoundException, HandshakeAlreadyInStateException, InvalidHandshakeTransitionException,
// HandshakeConstraintViolationException, ConstraintViolationException, MasterCannotLeaveOrganizationException,
// AccessDeniedException.
//
// Source: AWS Organizations API Reference (2016-11-28), AcceptHandshake.
#include "identity/directory.h"
#include "services/organizations/handshakes.h"
#include "services/organizations/organization.h"
#include "services/organizations/transfers.h"

namespace backlot::organizations {

namespace {

Result<> join(Context& context, const HandshakeRecord& record) {
    auto account = identity::find_account(context.view(), record.account);
    const auto organization = context.find(identity::organizations, record.organization);
    if (!account || !organization) return errors::of("HandshakeNotFoundException");
    if (account->organization == organization->id) return errors::handshake_constraint("ALREADY_IN_AN_ORGANIZATION");
    if (!account->organization.empty()) {
        BACKLOT_TRY(home, home_of(context));
        BACKLOT_CHECK(remove_member(context, home, *account));
        account = identity::find_account(context.view(), record.account);
    }
    for (const auto& [key, value] : record.tags) account->tags[key] = value;
    identity::join(context.writes(), *organization, *account, organization->root_id, "INVITED", context.now());
    return {};
}

Result<> hand_over(Context& context, const HandshakeRecord& record) {
    const auto transfer = context.find(transfers, record.transfer);
    const auto account = identity::find_account(context.view(), record.account);
    if (!transfer || !account || account->organization != transfer->source_organization) {
        return errors::of("HandshakeNotFoundException");
    }
    bool is_handed_over = false;
    each_transfer(context, [&](const TransferRecord& other) {
        is_handed_over = is_handed_over || (other.source == transfer->source && status_of(context, other) == "ACCEPTED");
    });
    if (is_handed_over) return errors::handshake_constraint("RESPONSIBILITY_TRANSFER_ALREADY_EXISTS");
    return {};
}

// Opens the parent once no approval is missing.
void approve(Context& context, const HandshakeRecord& approval) {
    bool is_complete = true;
    each_handshake(context, [&](const HandshakeRecord& other) {
        const bool is_missing = other.parent == approval.parent && other.id != approval.id && other.state != "ACCEPTED";
        is_complete = is_complete && !is_missing;
    });
    auto parent = context.find(handshakes, approval.parent);
    if (!is_complete || !parent || parent->state != "REQUESTED") return;
    parent->state = "OPEN";
    store_handshake(context, *parent);
}

Result<> finish_all_features(Context& context, const HandshakeRecord& record) {
    if (record.state != "OPEN") return errors::of("InvalidHandshakeTransitionException");
    auto organization = context.find(identity::organizations, record.organization);
    if (!organization) return errors::of("HandshakeNotFoundException");
    organization->feature_set = "ALL";
    store_organization(context, *organization);
    return {};
}

}  // namespace

Result<Access> accept_handshake_access(const Context& context, const AcceptHandshakeInput& input) {
    auto access = access_to_handshake(context, "AcceptHandshake", input.handshake_id);
    const auto found = context.find(handshakes, input.handshake_id);
    // Coming over from another organization is leaving that one.
    if (found && found->action == "INVITE" && found->account == context.account() && home_of(context)) {
        access.also.push_back({.action = "organizations:LeaveOrganization", .owned = access.owned});
    }
    return access;
}

Result<AcceptHandshakeOutput> accept_handshake(Context& context, const AcceptHandshakeInput& input) {
    const auto found = context.find(handshakes, input.handshake_id);
    const auto side = found && found->action == "ENABLE_ALL_FEATURES" ? Side::organization : Side::account;
    BACKLOT_TRY(record, find_live(context, input.handshake_id, side, "ACCEPTED"));
    if (record.action == "INVITE") BACKLOT_CHECK(join(context, record));
    if (record.action == "TRANSFER_RESPONSIBILITY") BACKLOT_CHECK(hand_over(context, record));
    if (record.action == "APPROVE_ALL_FEATURES") approve(context, record);
    if (record.action == "ENABLE_ALL_FEATURES") BACKLOT_CHECK(finish_all_features(context, record));
    end_handshake(context, record, "ACCEPTED");
    return AcceptHandshakeOutput{.handshake = describe(context, record)};
}

}  // namespace backlot::organizations
