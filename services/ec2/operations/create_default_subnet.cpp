// CreateDefaultSubnet: a /20 of the default VPC, in a zone that has none yet.
//
// Fails with DefaultVpcDoesNotExist, DefaultSubnetAlreadyExistsInAvailabilityZone, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateDefaultSubnet.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"

namespace backlot::ec2 {

Result<Access> create_default_subnet_access(const Context& context, const CreateDefaultSubnetInput&) {
    return asks(on_new(context, "ec2:CreateDefaultSubnet", "subnet", {}));
}

Result<CreateDefaultSubnetOutput> create_default_subnet(Context& context, const CreateDefaultSubnetInput& input) {
    BACKLOT_CHECK(begin(input, {"AvailabilityZone", "AvailabilityZoneId"}));
    if (!input.availability_zone && !input.availability_zone_id) return errors::missing("AvailabilityZone");
    BACKLOT_TRY(zone, wanted_zone(context, input.availability_zone, input.availability_zone_id));
    const auto vpc = default_vpc(context);
    if (!vpc) return errors::make("DefaultVpcDoesNotExist", "There is no default VPC in this region.");
    if (first_that(context, subnets, [&](const SubnetRecord& one) { return one.is_default && one.zone == zone; })) {
        return errors::make("DefaultSubnetAlreadyExistsInAvailabilityZone", "'" + zone + "' already has a default subnet.");
    }
    const auto subnet = make_default_subnet(context, *vpc, zone);
    if (!subnet) return errors::make("InvalidSubnet.Conflict", "The default VPC has no range left for another default subnet.");
    return CreateDefaultSubnetOutput{.subnet = subnet_shape(context, *subnet)};
}

}  // namespace backlot::ec2
