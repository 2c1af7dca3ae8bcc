// AcceptHandshake: the other side agrees: an invited account joins, an account approves all features, or the management
// account finishes enabling them once every invited member has approved.
//
// Fails with HandshakeNotFoundException, HandshakeAlreadyInStateException, InvalidHandshakeTransitionException,
// HandshakeConstraintViolationException, AccessDeniedException.
//
// Source: AWS Organizations API Reference (2016-11-28), AcceptHandshake.
#include "identity/directory.h"
#include "services/organizations/handshakes.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

namespace {

Result<> join(Context& context, const HandshakeRecord& record) {
    auto account = identity::find_account(context.view(), record.account);
    const auto organization = context.find(identity::organizations, record.organization);
    if (!account || !organization) return errors::of("HandshakeNotFoundException");
    if (!account->organization.empty()) return errors::handshake_constraint("ALREADY_IN_AN_ORGANIZATION");
    for (const auto& [key, value] : record.tags) account->tags[key] = value;
    identity::join(context.writes(), *organization, *account, organization->root_id, "INVITED", context.now());
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
    return access_to_handshake(context, "AcceptHandshake", input.handshake_id);
}

Result<AcceptHandshakeOutput> accept_handshake(Context& context, const AcceptHandshakeInput& input) {
    const auto found = context.find(handshakes, input.handshake_id);
    const auto side = found && found->action == "ENABLE_ALL_FEATURES" ? Side::organization : Side::account;
    BACKLOT_TRY(record, find_live(context, input.handshake_id, side, "ACCEPTED"));
    if (record.action == "INVITE") BACKLOT_CHECK(join(context, record));
    if (record.action == "APPROVE_ALL_FEATURES") approve(context, record);
    if (record.action == "ENABLE_ALL_FEATURES") BACKLOT_CHECK(finish_all_features(context, record));
    record.state = "ACCEPTED";
    store_handshake(context, record);
    return AcceptHandshakeOutput{.handshake = describe(context, record)};
}

}  // namespace backlot::organizations
