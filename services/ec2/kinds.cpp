#include "services/ec2/kinds.h"

#include <array>

#include "base/assert.h"

namespace backlot::ec2 {

namespace {

constexpr std::array all_kinds{
    Kind{"vpc", "vpc-", "InvalidVpcID.NotFound", "InvalidVpcID.Malformed", "vpc ID"},
    Kind{"subnet", "subnet-", "InvalidSubnetID.NotFound", "InvalidSubnetID.Malformed", "subnet ID"},
    Kind{"security-group", "sg-", "InvalidGroup.NotFound", "InvalidGroupId.Malformed", "security group"},
    Kind{"security-group-rule", "sgr-", "InvalidSecurityGroupRuleId.NotFound", "InvalidSecurityGroupRuleId.Malformed",
         "security group rule ID"},
    Kind{"network-interface", "eni-", "InvalidNetworkInterfaceID.NotFound", "InvalidNetworkInterfaceId.Malformed",
         "networkInterface ID"},
    Kind{"route-table", "rtb-", "InvalidRouteTableID.NotFound", "InvalidRouteTableId.Malformed", "routeTable ID"},
    Kind{"network-acl", "acl-", "InvalidNetworkAclID.NotFound", "InvalidNetworkAclId.Malformed", "networkAcl ID"},
    Kind{"internet-gateway", "igw-", "InvalidInternetGatewayID.NotFound", "InvalidInternetGatewayId.Malformed", "internetGateway ID"},
    Kind{"vpc-endpoint", "vpce-", "InvalidVpcEndpointId.NotFound", "InvalidVpcEndpointId.Malformed", "Vpc Endpoint Id"},
    Kind{"elastic-ip", "eipalloc-", "InvalidAllocationID.NotFound", "InvalidAllocationID.Malformed", "allocation ID"},
    Kind{"natgateway", "nat-", "NatGatewayNotFound", "NatGatewayMalformed", "NAT gateway"},
    Kind{"dhcp-options", "dopt-", "InvalidDhcpOptionID.NotFound", "InvalidDhcpOptionsId.Malformed", "dhcpOption ID"},
    Kind{"vpc-peering-connection", "pcx-", "InvalidVpcPeeringConnectionID.NotFound", "InvalidVpcPeeringConnectionId.Malformed",
         "vpcPeeringConnection ID"},
    Kind{"key-pair", "key-", "InvalidKeyPair.NotFound", "InvalidKeyPair.Malformed", "key pair"},
};

constexpr std::size_t id_limit = 64;

}  // namespace

const Kind& kind_of_type(std::string_view type) {
    for (const auto& one : all_kinds)
        if (one.type == type) return one;
    BACKLOT_ASSERT(false);
    return all_kinds[0];
}

const Kind* kind_of_id(std::string_view id) {
    for (const auto& one : all_kinds)
        if (id.starts_with(one.prefix)) return &one;
    return nullptr;
}

Error not_found(const Kind& kind, std::string_view id) {
    if (kind.type == "natgateway") {
        return Error{.code = std::string(kind.not_found), .message = "NAT gateway " + std::string(id) + " was not found", .status = 400};
    }
    return Error{.code = std::string(kind.not_found),
                 .message = "The " + std::string(kind.phrase) + " '" + std::string(id) + "' does not exist",
                 .status = 400};
}

Result<> check_id(const Kind& kind, std::string_view id) {
    const bool is_one = id.starts_with(kind.prefix) && id.size() > kind.prefix.size() && id.size() <= id_limit &&
        id.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz", kind.prefix.size()) == id.npos;
    if (is_one) return {};
    return fail(std::string(kind.malformed),
                "Invalid id: \"" + std::string(id) + "\" (expecting \"" + std::string(kind.prefix) + "...\")", 400);
}

}  // namespace backlot::ec2
