// DeclineHandshake: the invited account refuses.
//
// Fails with HandshakeNotFoundException, HandshakeAlreadyInStateException, InvalidHandshakeTransitionException,
// AccessDeniedException.
//
// Source: AWS Organizations API Reference (2016-11-28), DeclineHandshake.
#include "services/organizations/handshakes.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> decline_handshake_access(const Context& context, const DeclineHandshakeInput& input) {
    return access_to_handshake(context, "DeclineHandshake", input.handshake_id);
}

Result<DeclineHandshakeOutput> decline_handshake(Context& context, const DeclineHandshakeInput& input) {
    BACKLOT_TRY(record, find_live(context, input.handshake_id, Side::account, "DECLINED"));
    end_handshake(context, record, "DECLINED");
    return DeclineHandshakeOutput{.handshake = describe(context, record)};
}

}  // namespace backlot::organizations
