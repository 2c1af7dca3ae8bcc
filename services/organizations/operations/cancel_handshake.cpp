// CancelHandshake: the organization takes its invitation back.
//
// Fails with HandshakeNotFoundException, HandshakeAlreadyInStateException, InvalidHandshakeTransitionException,
// AccessDeniedException.
//
// Source: AWS Organizations API Reference (2016-11-28), CancelHandshake.
#include "services/organizations/handshakes.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> cancel_handshake_access(const Context& context, const CancelHandshakeInput& input) {
    return access_to_handshake(context, "CancelHandshake", input.handshake_id);
}

Result<CancelHandshakeOutput> cancel_handshake(Context& context, const CancelHandshakeInput& input) {
    BACKLOT_TRY(record, find_live(context, input.handshake_id, Side::organization, "CANCELED"));
    end_handshake(context, record, "CANCELED");
    return CancelHandshakeOutput{.handshake = describe(context, record)};
}

}  // namespace backlot::organizations
