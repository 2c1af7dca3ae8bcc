// Handshakes: invitations into an organization, and the approvals that enabling all features asks for.
//
// Source: AWS Organizations API Reference (2016-11-28), Handshake; User Guide, "Enabling all features".
#pragma once

#include "services/organizations/organization.h"
#include "services/organizations/tables.h"

namespace backlot::organizations {

inline constexpr auto handshake_life = std::chrono::days{15};
inline constexpr auto all_features_life = std::chrono::days{90};

[[nodiscard]] std::string handshake_arn(const HandshakeRecord& record);
// REQUESTED, OPEN, ... with EXPIRED where its time is over.
[[nodiscard]] std::string state_of(const Context& context, const HandshakeRecord& record);
[[nodiscard]] bool is_live(const Context& context, const HandshakeRecord& record);
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
void store_handshake(Context& context, const HandshakeRecord& record);

template <class Visit>
void each_handshake(const Context& context, Visit&& visit) {
    store::scan(context.view(), handshakes, std::forward<Visit>(visit));
}

// The question of an operation on a handshake: asked of the caller's own policies alone.
[[nodiscard]] Access access_to_handshake(const Context& context, std::string action, const std::string& id);

}  // namespace backlot::organizations
