// DeleteNatGateway: its Elastic IP address stays. DIFFERS: it is gone at once, and not shown as deleted for an hour.
//
// Fails with NatGatewayNotFound.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteNatGateway.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/interfaces.h"
#include "services/ec2/nat_gateways.h"

namespace backlot::ec2 {

Result<Access> delete_nat_gateway_access(const Context& context, const DeleteNatGatewayInput& input) {
    return asks(on(context, "ec2:DeleteNatGateway", input.nat_gateway_id, "natgateway"));
}

Result<DeleteNatGatewayOutput> delete_nat_gateway(Context& context, const DeleteNatGatewayInput& input) {
    BACKLOT_CHECK(begin(input, {"NatGatewayId"}));
    BACKLOT_TRY(gateway, need(context, nat_gateways, input.nat_gateway_id));
    if (auto address = look_up(context, addresses, gateway.allocation)) disassociate(context, *address);
    if (const auto interface = look_up(context, interfaces, gateway.interface)) drop_interface(context, *interface);
    drop(context, nat_gateways, gateway);
    return DeleteNatGatewayOutput{.nat_gateway_id = gateway.id};
}

}  // namespace backlot::ec2
