// CreateVpc: a VPC of 16 to 28 bits, with its main route table, default network ACL and default security group.
//
// Fails with InvalidVpc.Range, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateVpc.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

Result<Access> create_vpc_access(const Context& context, const CreateVpcInput& input) {
    return asks(on_new(context, "ec2:CreateVpc", "vpc", input.tag_specifications));
}

Result<CreateVpcOutput> create_vpc(Context& context, const CreateVpcInput& input) {
    BACKLOT_CHECK(begin(input, {"CidrBlock", "InstanceTenancy", "TagSpecifications"}));
    BACKLOT_TRY(cidr, vpc_range(input.cidr_block));
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "vpc"));
    const auto tenancy = input.instance_tenancy.value_or("default");
    if (tenancy == "host") return errors::invalid_value(tenancy, "instanceTenancy");
    const auto vpc = make_vpc(context, {.tenancy = tenancy}, cidr);
    keep_tags(context, vpc.id, tags);
    auto shape = vpc_shape(context, vpc);
    shape.state = "pending";
    shape.ipv6cidr_block_association_set.given = true;
    return CreateVpcOutput{.vpc = std::move(shape)};
}

}  // namespace backlot::ec2
