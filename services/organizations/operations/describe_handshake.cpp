// DescribeHandshake: one handshake, to either of its sides. Fails with HandshakeNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), DescribeHandshake.
#include "services/organizations/handshakes.h"
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> describe_handshake_access(const Context& context, const DescribeHandshakeInput& input) {
    return access_to_handshake(context, "DescribeHandshake", input.handshake_id);
}

Result<DescribeHandshakeOutput> describe_handshake(const Context& context, const DescribeHandshakeInput& input) {
    const auto record = find_handshake(context, input.handshake_id);
    if (!record) return errors::of("HandshakeNotFoundException");
    if (side_of(context, *record) == Side::none) return errors::access_denied();
    return DescribeHandshakeOutput{.handshake = describe(context, *record)};
}

}  // namespace backlot::organizations
