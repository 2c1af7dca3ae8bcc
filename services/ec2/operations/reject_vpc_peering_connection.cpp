// RejectVpcPeeringConnection: says no to a request that waits.
//
// Fails with InvalidVpcPeeringConnectionID.NotFound, OperationNotPermitted, InvalidStateTransition.
//
// Source: Amazon EC2 API Reference (2016-11-15), RejectVpcPeeringConnection.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/peering.h"

namespace backlot::ec2 {

Result<Access> reject_vpc_peering_connection_access(const Context& context, const RejectVpcPeeringConnectionInput& input) {
    return asks(on(context, "ec2:RejectVpcPeeringConnection", input.vpc_peering_connection_id, "vpc-peering-connection"));
}

Result<RejectVpcPeeringConnectionOutput> reject_vpc_peering_connection(Context& context, const RejectVpcPeeringConnectionInput& input) {
    BACKLOT_CHECK(begin(input, {"VpcPeeringConnectionId"}));
    BACKLOT_TRY(peering, need_request(context, input.vpc_peering_connection_id, "reject"));
    if (status_of(context, peering) != "pending-acceptance") return bad_transition(context, peering, "rejected");
    end_peering(context, peering, "rejected");
    return RejectVpcPeeringConnectionOutput{.return_ = true};
}

}  // namespace backlot::ec2
