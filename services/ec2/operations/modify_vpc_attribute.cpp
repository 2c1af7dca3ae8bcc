// ModifyVpcAttribute: one of a VPC's switches: DNS support, DNS host names, metrics of address usage.
//
// Fails with InvalidVpcID.NotFound, InvalidParameterCombination, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), ModifyVpcAttribute.
#include "services/ec2/attributes.h"
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"

namespace backlot::ec2 {

Result<Access> modify_vpc_attribute_access(const Context& context, const ModifyVpcAttributeInput& input) {
    auto question = on(context, "ec2:ModifyVpcAttribute", input.vpc_id, "vpc");
    add_attribute(question.keys, "EnableDnsHostnames", input.enable_dns_hostnames);
    add_attribute(question.keys, "EnableDnsSupport", input.enable_dns_support);
    add_attribute(question.keys, "EnableNetworkAddressUsageMetrics", input.enable_network_address_usage_metrics);
    return asks(std::move(question));
}

Result<ModifyVpcAttributeOutput> modify_vpc_attribute(Context& context, const ModifyVpcAttributeInput& input) {
    BACKLOT_TRY(vpc, need(context, vpcs, input.vpc_id));
    const auto& hostnames = input.enable_dns_hostnames;
    const auto& support = input.enable_dns_support;
    const auto& metrics = input.enable_network_address_usage_metrics;
    if (hostnames.has_value() + support.has_value() + metrics.has_value() > 1) {
        return errors::bad_combination("Fields for multiple attribute types specified");
    }
    if (!hostnames && !support && !metrics) {
        return errors::make("InvalidParameterCombination", "No attributes specified");
    }
    if (hostnames) vpc.has_dns_hostnames = hostnames->value.value_or(false);
    if (support) vpc.has_dns_support = support->value.value_or(false);
    if (metrics) vpc.has_usage_metrics = metrics->value.value_or(false);
    keep(context, vpcs, vpc);
    return ModifyVpcAttributeOutput{};
}

}  // namespace backlot::ec2
