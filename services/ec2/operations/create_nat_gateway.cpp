// CreateNatGateway: in a subnet; a public one with an Elastic IP address. It is available at once.
//
// Regional gateways and secondary addresses are NotImplemented. Fails with InvalidSubnetID.NotFound,
// InvalidAllocationID.NotFound, Resource.AlreadyAssociated, MissingParameter, InvalidParameter, IdempotentParameterMismatch.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateNatGateway.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/idempotency.h"
#include "services/ec2/interfaces.h"
#include "services/ec2/nat_gateways.h"

namespace backlot::ec2 {

Result<Access> create_nat_gateway_access(const Context& context, const CreateNatGatewayInput& input) {
    auto questions = on_new(context, "ec2:CreateNatGateway", "natgateway", input.tag_specifications);
    if (input.subnet_id) questions.push_back(on(context, "ec2:CreateNatGateway", *input.subnet_id, "subnet"));
    if (input.allocation_id) questions.push_back(on(context, "ec2:CreateNatGateway", *input.allocation_id, "elastic-ip"));
    return asks(std::move(questions));
}

Result<CreateNatGatewayOutput> create_nat_gateway(Context& context, const CreateNatGatewayInput& input) {
    BACKLOT_CHECK(begin(input, {"AllocationId", "ClientToken", "SubnetId", "TagSpecifications", "ConnectivityType", "PrivateIpAddress"}));
    BACKLOT_TRY(before, made_before(context, nat_gateways, input));
    if (before) return CreateNatGatewayOutput{.client_token = input.client_token, .nat_gateway = nat_gateway_shape(context, *before)};
    if (!input.subnet_id) return errors::missing("SubnetId");
    const bool is_public = input.connectivity_type.value_or("public") == "public";
    if (is_public && !input.allocation_id) return errors::missing("AllocationId");
    if (!is_public && input.allocation_id) return errors::make("InvalidParameter", "A private NAT gateway has no Elastic IP address.");
    BACKLOT_TRY(subnet, need(context, subnets, *input.subnet_id));
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "natgateway"));
    NatGatewayRecord gateway{.id = new_id(context, "nat-"), .vpc = subnet.vpc, .subnet = subnet.id, .created = context.now()};
    BACKLOT_TRY(interface, make_interface(context, subnet, {.kind = "nat_gateway", .description = "Interface for NAT Gateway " + gateway.id, .requester = "ec2.amazonaws.com"},
                                          input.private_ip_address));
    keep(context, interfaces, interface);
    gateway.interface = interface.id;
    if (is_public) {
        BACKLOT_TRY(address, need(context, addresses, *input.allocation_id));
        if (!address.association.empty()) {
            return errors::make("Resource.AlreadyAssociated", "resource " + address.id + " is already associated with associate-id " + address.association);
        }
        address.gateway = gateway.id;
        BACKLOT_CHECK(associate(context, address, interface, {}));
        gateway.allocation = address.id;
    }
    keep(context, nat_gateways, gateway);
    keep_tags(context, gateway.id, tags);
    note_made(context, input, gateway.id);
    return CreateNatGatewayOutput{.client_token = input.client_token, .nat_gateway = nat_gateway_shape(context, gateway)};
}

}  // namespace backlot::ec2
