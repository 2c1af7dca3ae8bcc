// CreateDefaultVpc: 172.31.0.0/16 with a public subnet in each zone, an internet gateway and a route to it, as every account has one in the beginning.
//
// Fails with DefaultVpcAlreadyExists.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateDefaultVpc; Amazon VPC User Guide, "Default VPC components".
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"

namespace backlot::ec2 {

Result<Access> create_default_vpc_access(const Context& context, const CreateDefaultVpcInput&) {
    return asks(on_new(context, "ec2:CreateDefaultVpc", "vpc", {}));
}

Result<CreateDefaultVpcOutput> create_default_vpc(Context& context, const CreateDefaultVpcInput& input) {
    BACKLOT_CHECK(begin(input, {}));
    if (default_vpc(context)) return errors::make("DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
    return CreateDefaultVpcOutput{.vpc = vpc_shape(context, make_default_vpc(context))};
}

}  // namespace backlot::ec2
