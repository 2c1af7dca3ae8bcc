// The records of AWS Organizations that no other room needs: requests to create accounts, handshakes,
// and transfers of a responsibility.
// Organizations, units, accounts, policies and attachments live in identity/records.h.
#pragma once

#include <string>
#include <vector>

#include "identity/records.h"

namespace backlot::organizations {

using identity::Time;
using store::field;

// A request to create an account. Key: organization, id (car-...).
// The account is made at once; the request says IN_PROGRESS until `completes`.
struct AccountRequest {
    std::string id;
    std::string account_name;
    std::string account;         // empty: it failed
    std::string failure_reason;  // EMAIL_ALREADY_EXISTS
    Time requested{};
    Time completes{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&AccountRequest::id),        field<2>(&AccountRequest::account_name),
                          field<3>(&AccountRequest::account),   field<4>(&AccountRequest::failure_reason),
                          field<5>(&AccountRequest::requested), field<6>(&AccountRequest::completes)};
    }
};

// Key: id (h-...).
struct HandshakeRecord {
    std::string id;
    std::string organization;
    std::string management_account;
    std::string action;   // INVITE, ENABLE_ALL_FEATURES, APPROVE_ALL_FEATURES, TRANSFER_RESPONSIBILITY
    std::string state;    // REQUESTED, OPEN, CANCELED, ACCEPTED, DECLINED; EXPIRED follows from `expires`
    std::string account;  // the other party; empty: the organization alone
    std::string email;    // where the invitation named an address
    std::string parent;   // the ENABLE_ALL_FEATURES handshake that asked for this approval
    std::string notes;
    identity::Tags tags;  // for the account that accepts
    Time requested{};
    Time expires{};
    Time ended{};         // when it was accepted, declined or canceled
    std::string transfer;  // rt-...: what a TRANSFER_RESPONSIBILITY handshake is about

    static constexpr auto fields() {
        return std::tuple{field<1>(&HandshakeRecord::id),        field<2>(&HandshakeRecord::organization),
                          field<3>(&HandshakeRecord::management_account), field<4>(&HandshakeRecord::action),
                          field<5>(&HandshakeRecord::state),     field<6>(&HandshakeRecord::account),
                          field<7>(&HandshakeRecord::email),     field<8>(&HandshakeRecord::parent),
                          field<9>(&HandshakeRecord::notes),     field<10>(&HandshakeRecord::tags),
                          field<11>(&HandshakeRecord::requested), field<12>(&HandshakeRecord::expires),
                          field<13>(&HandshakeRecord::ended),    field<14>(&HandshakeRecord::transfer)};
    }
};

// A responsibility (billing) of one organization that another's management account takes on. Key: id (rt-...).
// Until it is accepted its state is that of its handshake.
struct TransferRecord {
    std::string id;
    std::string name;
    std::string source;               // the management account whose bills they are
    std::string source_organization;
    std::string target;               // the management account that takes them on: it sent the invitation
    std::string target_organization;
    std::string handshake;
    identity::Tags tags;              // the target's
    Time start{};
    Time end{};                       // once withdrawn
    bool withdrawn = false;

    static constexpr auto fields() {
        return std::tuple{field<1>(&TransferRecord::id),        field<2>(&TransferRecord::name),
                          field<3>(&TransferRecord::source),    field<4>(&TransferRecord::source_organization),
                          field<5>(&TransferRecord::target),    field<6>(&TransferRecord::target_organization),
                          field<7>(&TransferRecord::handshake), field<8>(&TransferRecord::tags),
                          field<9>(&TransferRecord::start),     field<10>(&TransferRecord::end),
                          field<11>(&TransferRecord::withdrawn)};
    }
};

// When a policy was last changed. Key: organization, policy. Since it was made: no row.
struct PolicyChange {
    Time changed{};

    static constexpr auto fields() { return std::tuple{field<1>(&PolicyChange::changed)}; }
};

// Tables of this service have ids 160 to 169.
inline constexpr store::Table<AccountRequest> account_requests{160, "organizations-account-requests"};
inline constexpr store::Table<HandshakeRecord> handshakes{161, "organizations-handshakes"};
inline constexpr store::Table<TransferRecord> transfers{162, "organizations-transfers"};
inline constexpr store::Table<PolicyChange> policy_changes{163, "organizations-policy-changes"};

}  // namespace backlot::organizations
