// DeleteVpcPeeringConnection: by either side; of a request that waits, by who asked. Routes to it lead nowhere then.
//
// Fails with InvalidVpcPeeringConnectionID.NotFound, OperationNotPermitted, InvalidStateTransition.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteVpcPeeringConnection; Amazon VPC Peering Guide, "Delete a VPC peering
// connection".
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/peering.h"

namespace backlot::ec2 {

Result<Access> delete_vpc_peering_connection_access(const Context& context, const DeleteVpcPeeringConnectionInput& input) {
    return asks(on(context, "ec2:DeleteVpcPeeringConnection", input.vpc_peering_connection_id, "vpc-peering-connection"));
}

Result<DeleteVpcPeeringConnectionOutput> delete_vpc_peering_connection(Context& context, const DeleteVpcPeeringConnectionInput& input) {
    BACKLOT_CHECK(begin(input, {"VpcPeeringConnectionId"}));
    BACKLOT_TRY(peering, need_peering(context, input.vpc_peering_connection_id));
    const auto status = status_of(context, peering);
    if (status == "pending-acceptance" && peering.requester.account != owner_of(context)) {
        return errors::make("OperationNotPermitted", "User (" + owner_of(context) + ") cannot delete peering " + peering.id);
    }
    if (status != "pending-acceptance" && status != "active") return bad_transition(context, peering, "deleting");
    end_peering(context, peering, "deleted");
    return DeleteVpcPeeringConnectionOutput{.return_ = true};
}

}  // namespace backlot::ec2
