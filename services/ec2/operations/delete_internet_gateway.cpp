// DeleteInternetGateway: one that is attached to nothing.
//
// Fails with InvalidInternetGatewayID.NotFound, DependencyViolation.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteInternetGateway.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/gateways.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

Result<Access> delete_internet_gateway_access(const Context& context, const DeleteInternetGatewayInput& input) {
    return asks(on(context, "ec2:DeleteInternetGateway", input.internet_gateway_id, "internet-gateway"));
}

Result<DeleteInternetGatewayOutput> delete_internet_gateway(Context& context, const DeleteInternetGatewayInput& input) {
    BACKLOT_CHECK(begin(input, {"InternetGatewayId"}));
    BACKLOT_TRY(gateway, need(context, internet_gateways, input.internet_gateway_id));
    if (!gateway.vpc.empty()) return errors::has_dependencies("internetGateway", gateway.id);
    drop(context, internet_gateways, gateway);
    return DeleteInternetGatewayOutput{};
}

}  // namespace backlot::ec2
