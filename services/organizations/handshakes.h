// Handshakes: invitations into an organization, the approvals that enabling all features asks for, and invitations to
// transfer a responsibility. One that has ended is shown for 30 days and then is as if it had never been.
//
// Source: AWS Organizations API Reference (2016-11-28), Handshake; User Guide, "Enabling all features".
#pragma once

#include "services/organizations/organization.h"
#include "services/organizations/tables.h"

namespace backlot::organizations {

inline constexpr auto handshake_life = std::chrono::days{15};
inline constexpr auto all_features_life = std::chrono::days{90};
inline constexpr auto shown_after_end = std::chrono::days{30};

[[nodiscard]] std::string handshake_arn(const HandshakeRecord& record);
// REQUESTED, OPEN, ... with EXPIRED where its time is over.
[[nodiscard]] std::string state_of(const Context& context, const HandshakeRecord& record);
[[nodiscard]] bool is_live(const Context& context, const HandshakeRecord& record);
// The handshake, unless it ended too long ago to be shown.
[[nodiscard]] std::optional<HandshakeRecord> find_handshake(const Context& context, const std::string& id);
[[nodiscard]] Handshake describe(const Context& context, const HandshakeRecord& record);

// Which side of a handshake the calling account is on.
enum class Side { none, organization, account };
[[nodiscard]] Side side_of(const Context& context, const HandshakeRecord& record);

// The handshake, live and seen from one of its sides. Fails with HandshakeNotFoundException, AccessDeniedException,
// HandshakeAlreadyInStateException, InvalidHandshakeTransitionException.
[[nodiscard]] Result<HandshakeRecord> find_live(const Context& context, const std::string& id, Side side,
                                                std::string_view next_state);

[[nodiscard]] HandshakeRecord new_handshake(Context& context, const identity::Organization& organization,
                                            std::string_view action, std::chrono::days life);
// Ends it in `state`.
void end_handshake(Context& context, HandshakeRecord& record, std::string_view state);
void store_handshake(Context& context, const HandshakeRecord& record);
// A filter names an action or a parent, not both. Fails with InvalidInputException (MAX_LIMIT_EXCEEDED_FILTER).
[[nodiscard]] Result<> check_filter(const std::optional<HandshakeFilter>& filter);
[[nodiscard]] bool is_shown(const Context& context, const HandshakeRecord& record);

template <class Visit>
void each_handshake(const Context& context, Visit&& visit) {
    store::scan(context.view(), handshakes, std::forward<Visit>(visit));
}

// The account that an invitation names by its id or address. Fails with InvalidInputException
// (INVALID_PARTY_TYPE_TARGET, INVALID_EMAIL_ADDRESS_TARGET, INVALID_PATTERN_TARGET_ID). DIFFERS: AWS would write to any
// address; here only a known account can ever answer.
[[nodiscard]] Result<identity::Account> find_party(const Context& context, const HandshakeParty& party);
// Whether the organization is asking its members to approve all features.
[[nodiscard]] bool pending_all_features(const Context& context, const std::string& organization);

// The question of an operation on a handshake: asked of the caller's own policies alone.
[[nodiscard]] Access access_to_handshake(const Context& context, std::string action, const std::string& id);

}  // namespace backlot::organizations
