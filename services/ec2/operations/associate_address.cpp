// AssociateAddress: an Elastic IP address with a network interface; instances are NotImplemented.
//
// Fails with InvalidAllocationID.NotFound, InvalidNetworkInterfaceID.NotFound, Gateway.NotAttached (a VPC without an
// internet gateway), Resource.AlreadyAssociated, InvalidParameterValue, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), AssociateAddress.
#include "services/ec2/begin.h"
#include "services/ec2/elastic_addresses.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

Result<Access> associate_address_access(const Context& context, const AssociateAddressInput& input) {
    BACKLOT_TRY(address, need_address(context, input.allocation_id, input.public_ip));
    std::vector<Question> questions{on(context, "ec2:AssociateAddress", address.id, "elastic-ip")};
    if (input.network_interface_id) questions.push_back(on(context, "ec2:AssociateAddress", *input.network_interface_id, "network-interface"));
    return asks(std::move(questions));
}

Result<AssociateAddressOutput> associate_address(Context& context, const AssociateAddressInput& input) {
    BACKLOT_CHECK(begin(input, {"AllocationId", "PublicIp", "NetworkInterfaceId", "PrivateIpAddress", "AllowReassociation"}));
    if (!input.network_interface_id) return errors::missing("networkInterfaceId");
    BACKLOT_TRY(address, need_address(context, input.allocation_id, input.public_ip));
    BACKLOT_TRY(interface, need(context, interfaces, *input.network_interface_id));
    if (!first_that(context, internet_gateways, [&](const InternetGatewayRecord& one) { return one.vpc == interface.vpc; })) {
        return errors::make("Gateway.NotAttached", "Network " + interface.vpc + " is not attached to any internet gateway");
    }
    if (!address.association.empty()) {
        const bool may_move = input.allow_reassociation.value_or(true) && address.gateway.empty();
        if (!may_move) return errors::make("Resource.AlreadyAssociated", "resource " + address.id + " is already associated with associate-id " + address.association);
        disassociate(context, address);
        BACKLOT_TRY(let_go, need(context, interfaces, interface.id));
        interface = std::move(let_go);
    }
    BACKLOT_CHECK(associate(context, address, interface, input.private_ip_address));
    return AssociateAddressOutput{.association_id = address.association};
}

}  // namespace backlot::ec2
