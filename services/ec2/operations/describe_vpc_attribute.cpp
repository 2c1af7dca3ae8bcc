// DescribeVpcAttribute: one of a VPC's switches.
//
// Fails with InvalidVpcID.NotFound.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeVpcAttribute.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"

namespace backlot::ec2 {

Result<Access> describe_vpc_attribute_access(const Context& context, const DescribeVpcAttributeInput& input) {
    return asks(on(context, "ec2:DescribeVpcAttribute", input.vpc_id, "vpc"));
}

Result<DescribeVpcAttributeOutput> describe_vpc_attribute(const Context& context,
                                                          const DescribeVpcAttributeInput& input) {
    BACKLOT_CHECK(begin(input, {"Attribute", "VpcId"}));
    BACKLOT_TRY(vpc, need(context, vpcs, input.vpc_id));
    DescribeVpcAttributeOutput output{.vpc_id = vpc.id};
    if (input.attribute == "enableDnsSupport") {
        output.enable_dns_support = AttributeBooleanValue{.value = vpc.has_dns_support};
    } else if (input.attribute == "enableDnsHostnames") {
        output.enable_dns_hostnames = AttributeBooleanValue{.value = vpc.has_dns_hostnames};
    } else if (input.attribute == "enableNetworkAddressUsageMetrics") {
        output.enable_network_address_usage_metrics = AttributeBooleanValue{.value = vpc.has_usage_metrics};
    } else {
        return errors::invalid_value(input.attribute, "attribute");
    }
    return output;
}

}  // namespace backlot::ec2
