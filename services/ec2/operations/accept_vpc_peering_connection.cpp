// AcceptVpcPeeringConnection: by the account, and in the region, of the VPC that was asked.
//
// It is being provisioned in its own answer, and active from then on. Fails with InvalidVpcPeeringConnectionID.NotFound,
// OperationNotPermitted, InvalidStateTransition.
//
// Source: Amazon EC2 API Reference (2016-11-15), AcceptVpcPeeringConnection.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/peering.h"
#include "services/ec2/unexecuted_rules.h"

namespace backlot::ec2 {

Result<Access> accept_vpc_peering_connection_access(const Context& context, const AcceptVpcPeeringConnectionInput& input) {
    constexpr std::string_view action = "ec2:AcceptVpcPeeringConnection";
    std::vector<Question> questions{on(context, action, input.vpc_peering_connection_id, "vpc-peering-connection")};
    if (const auto peering = need_peering(context, input.vpc_peering_connection_id)) {
        questions.push_back(on(context, action, peering->accepter.vpc, "vpc"));
    }
    return asks(std::move(questions));
}

Result<AcceptVpcPeeringConnectionOutput> accept_vpc_peering_connection(Context& context, const AcceptVpcPeeringConnectionInput& input) {
    BACKLOT_CHECK(begin(input, {"VpcPeeringConnectionId"}));
    BACKLOT_TRY(peering, need_request(context, input.vpc_peering_connection_id, "accept"));
    if (status_of(context, peering) != "pending-acceptance") return bad_transition(context, peering, "active");
    peering.status = "active";
    peering.requester.cidrs = cidrs_of(context, peering.requester);
    peering.accepter.cidrs = cidrs_of(context, peering.accepter);
    keep_peering(context, peering);
    context.tell(peering_rule(arn_of(context, "vpc-peering-connection", peering.id)));
    auto shape = peering_shape(context, peering);
    shape.status = VpcPeeringConnectionStateReason{.code = "provisioning", .message = "Provisioning"};
    return AcceptVpcPeeringConnectionOutput{.vpc_peering_connection = std::move(shape)};
}

}  // namespace backlot::ec2
