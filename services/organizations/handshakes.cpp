#include "services/organizations/handshakes.h"

#include "clock/format.h"
#include "identity/directory.h"

namespace backlot::organizations {

namespace {

HandshakeResource resource(std::string type, std::string value) {
    return {.value = std::move(value), .type = std::move(type)};
}

}  // namespace

std::string handshake_arn(const HandshakeRecord& record) {
    const std::string kind = record.action == "INVITE"               ? "invite"
                             : record.action == "ENABLE_ALL_FEATURES" ? "enable_all_features"
                             : record.action == "TRANSFER_RESPONSIBILITY" ? "transfer_responsibility"
                                                                          : "approve_all_features";
    return "arn:aws:organizations::" + record.management_account + ":handshake/" + record.organization + "/" + kind + "/" +
           record.id;
}

bool is_live(const Context& context, const HandshakeRecord& record) {
    const auto state = state_of(context, record);
    return state == "OPEN" || state == "REQUESTED";
}

std::string state_of(const Context& context, const HandshakeRecord& record) {
    const bool waits = record.state == "OPEN" || record.state == "REQUESTED";
    return waits && record.expires <= context.now() ? "EXPIRED" : record.state;
}

bool is_shown(const Context& context, const HandshakeRecord& record) {
    if (is_live(context, record)) return true;
    const auto ended = record.ended == identity::Time{} ? record.expires : record.ended;
    return context.now() < ended + shown_after_end;
}

std::optional<HandshakeRecord> find_handshake(const Context& context, const std::string& id) {
    auto record = context.find(handshakes, id);
    if (record && !is_shown(context, *record)) record.reset();
    return record;
}

Result<> check_filter(const std::optional<HandshakeFilter>& filter) {
    if (filter && filter->action_type && filter->parent_handshake_id) {
        return errors::invalid_input("MAX_LIMIT_EXCEEDED_FILTER",
                                     "You can specify only one filter parameter for the operation.");
    }
    return {};
}

void end_handshake(Context& context, HandshakeRecord& record, std::string_view state) {
    record.state = state;
    record.ended = context.now();
    store_handshake(context, record);
}

Handshake describe(const Context& context, const HandshakeRecord& record) {
    Handshake out{.id = record.id, .arn = handshake_arn(record)};
    out.state = state_of(context, record);
    out.requested_timestamp = record.requested;
    out.expiration_timestamp = record.expires;
    out.action = record.action;
    out.parties.push_back({.id = record.organization, .type = "ORGANIZATION"});
    if (!record.email.empty()) out.parties.push_back({.id = record.email, .type = "EMAIL"});
    else if (!record.account.empty()) out.parties.push_back({.id = record.account, .type = "ACCOUNT"});

    auto organization = resource("ORGANIZATION", record.organization);
    if (const auto management = identity::find_account(context.view(), record.management_account)) {
        organization.resources.push_back(resource("MASTER_EMAIL", management->email));
        organization.resources.push_back(resource("MASTER_NAME", management->name));
    }
    if (const auto row = context.find(identity::organizations, record.organization)) {
        organization.resources.push_back(resource("ORGANIZATION_FEATURE_SET", row->feature_set));
    }
    out.resources.push_back(std::move(organization));
    if (!record.email.empty()) out.resources.push_back(resource("EMAIL", record.email));
    else if (!record.account.empty()) out.resources.push_back(resource("ACCOUNT", record.account));
    if (const auto transfer = context.find(transfers, record.transfer)) {
        auto about = resource("RESPONSIBILITY_TRANSFER", transfer->id);
        about.resources.push_back(resource("TRANSFER_TYPE", "BILLING"));
        about.resources.push_back(resource("TRANSFER_START_TIMESTAMP", clock::iso8601(transfer->start)));
        out.resources.push_back(std::move(about));
    }
    if (!record.notes.empty()) out.resources.push_back(resource("NOTES", record.notes));
    if (!record.parent.empty()) out.resources.push_back(resource("PARENT_HANDSHAKE", record.parent));
    return out;
}

Side side_of(const Context& context, const HandshakeRecord& record) {
    if (!record.account.empty() && record.account == context.account()) return Side::account;
    return record.management_account == context.account() ? Side::organization : Side::none;
}

Result<HandshakeRecord> find_live(const Context& context, const std::string& id, Side side, std::string_view next_state) {
    const auto record = find_handshake(context, id);
    if (!record) return errors::of("HandshakeNotFoundException");
    if (side_of(context, *record) != side) return errors::access_denied();
    const auto state = state_of(context, *record);
    if (state == next_state) return errors::of("HandshakeAlreadyInStateException");
    if (!is_live(context, *record)) return errors::of("InvalidHandshakeTransitionException");
    return *record;
}

Result<identity::Account> find_party(const Context& context, const HandshakeParty& party) {
    std::optional<identity::Account> found;
    if (party.type == "ACCOUNT") {
        found = identity::find_account(context.view(), party.id);
        if (!found) return errors::invalid_input("INVALID_PATTERN_TARGET_ID");
    } else if (party.type == "EMAIL") {
        store::scan(context.view(), identity::accounts, [&](const identity::Account& account) {
            if (account.email == party.id) found = account;
            return !found;
        });
        if (!found) return errors::invalid_input("INVALID_EMAIL_ADDRESS_TARGET");
    } else {
        return errors::invalid_input("INVALID_PARTY_TYPE_TARGET");
    }
    return *std::move(found);
}

bool pending_all_features(const Context& context, const std::string& organization) {
    bool is_pending = false;
    each_handshake(context, [&](const HandshakeRecord& record) {
        is_pending = is_pending || (record.organization == organization && record.action == "ENABLE_ALL_FEATURES" &&
                                    is_live(context, record));
    });
    return is_pending;
}

HandshakeRecord new_handshake(Context& context, const identity::Organization& organization, std::string_view action,
                              std::chrono::days life) {
    return {.id = "h-" + context.ids().alnum_lower(32),
            .organization = organization.id,
            .management_account = organization.management_account,
            .action = std::string(action),
            .state = "OPEN",
            .requested = context.now(),
            .expires = context.now() + life};
}

void store_handshake(Context& context, const HandshakeRecord& record) {
    store::put(context.writes(), handshakes, record, record.id);
}

Access access_to_handshake(const Context& context, std::string action, const std::string& id) {
    const auto record = find_handshake(context, id);
    Access access{.action = "organizations:" + std::move(action), .resource = record ? handshake_arn(*record) : "*"};
    // The organization's account owns the handshake, and the other party is asked no policy of its.
    access.owned.account = context.account();
    return access;
}

}  // namespace backlot::organizations
