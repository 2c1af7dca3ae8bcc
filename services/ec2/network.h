// VPCs and subnets: making them with what belongs to them, and their shapes.
//
// Source: Amazon VPC User Guide, "VPC basics", "Subnet CIDR blocks", "Default VPCs".
#pragma once

#include "services/ec2/cidr.h"
#include "services/ec2/gateways.h"
#include "services/ec2/model.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

// Keeps a VPC under a new id, with its main route table, default network ACL and default security group.
VpcRecord make_vpc(Context& context, VpcRecord draft, const Cidr& cidr);

struct SubnetDraft {
    Cidr cidr;
    std::string zone;
    bool is_default = false;
    bool maps_public_ip = false;
};
// Keeps a subnet of the VPC and its place in the default network ACL.
SubnetRecord make_subnet(Context& context, const VpcRecord& vpc, const SubnetDraft& draft);

// The first /20 of the default VPC that is free; nothing where none is.
std::optional<SubnetRecord> make_default_subnet(Context& context, const VpcRecord& vpc, const std::string& zone);

// Fails with InvalidParameterValue, InvalidVpc.Range, InvalidSubnet.Range: a network has 16 to 28 bits.
[[nodiscard]] Result<Cidr> vpc_range(const std::optional<std::string>& text);
[[nodiscard]] Result<Cidr> subnet_range(const std::optional<std::string>& text, const VpcRecord& vpc);
// The zone that is asked for, else the first. Fails with InvalidParameterValue.
[[nodiscard]] Result<std::string> wanted_zone(const Context& context, const std::optional<std::string>& name,
                                              const std::optional<std::string>& id);

[[nodiscard]] std::vector<SubnetRecord> subnets_of(const Context& context, std::string_view vpc);
[[nodiscard]] std::int64_t count_free_addresses(const Context& context, const SubnetRecord& subnet);
// 172.31.0.0/16 with a public subnet in each zone, an internet gateway and a route to it.
// Source: Amazon VPC User Guide, "Default VPC components".
VpcRecord make_default_vpc(Context& context);
[[nodiscard]] std::optional<VpcRecord> default_vpc(const Context& context);

[[nodiscard]] VpcCidrBlockAssociation range_shape(const RangeRecord& range, std::string state);
[[nodiscard]] Vpc vpc_shape(const Context& context, const VpcRecord& vpc);
[[nodiscard]] Subnet subnet_shape(const Context& context, const SubnetRecord& subnet);

}  // namespace backlot::ec2
