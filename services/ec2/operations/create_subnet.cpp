// CreateSubnet: a part of a VPC's range, which no other subnet has, in one Availability Zone.
//
// Fails with InvalidVpcID.NotFound, InvalidSubnet.Range, InvalidSubnet.Conflict, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateSubnet.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

Result<Access> create_subnet_access(const Context& context, const CreateSubnetInput& input) {
    auto questions = on_new(context, "ec2:CreateSubnet", "subnet", input.tag_specifications);
    questions.push_back(on(context, "ec2:CreateSubnet", input.vpc_id, "vpc"));
    return asks(std::move(questions));
}

Result<CreateSubnetOutput> create_subnet(Context& context, const CreateSubnetInput& input) {
    BACKLOT_CHECK(begin(input, {"TagSpecifications", "AvailabilityZone", "AvailabilityZoneId", "CidrBlock", "VpcId"}));
    BACKLOT_TRY(vpc, need(context, vpcs, input.vpc_id));
    BACKLOT_TRY(cidr, subnet_range(input.cidr_block, vpc));
    BACKLOT_TRY(zone, wanted_zone(context, input.availability_zone, input.availability_zone_id));
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "subnet"));
    for (const auto& other : subnets_of(context, vpc.id)) {
        const auto taken = read_cidr(other.cidr);
        if (taken && taken->overlaps(cidr)) {
            return errors::make("InvalidSubnet.Conflict",
                                "The CIDR '" + *input.cidr_block + "' conflicts with another subnet");
        }
    }
    const auto subnet = make_subnet(context, vpc, {.cidr = cidr, .zone = zone});
    keep_tags(context, subnet.id, tags);
    return CreateSubnetOutput{.subnet = subnet_shape(context, subnet)};
}

}  // namespace backlot::ec2
