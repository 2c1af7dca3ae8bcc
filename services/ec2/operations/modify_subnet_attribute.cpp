// ModifySubnetAttribute: whether interfaces of a subnet get public addresses, and how hosts are named.
//
// Fails with InvalidSubnetID.NotFound, InvalidParameterCombination.
//
// Source: Amazon EC2 API Reference (2016-11-15), ModifySubnetAttribute.
#include "services/ec2/attributes.h"
#include "services/ec2/begin.h"
#include "services/ec2/network.h"

namespace backlot::ec2 {

Result<Access> modify_subnet_attribute_access(const Context& context, const ModifySubnetAttributeInput& input) {
    auto question = on(context, "ec2:ModifySubnetAttribute", input.subnet_id, "subnet");
    add_attribute(question.keys, "MapPublicIpOnLaunch", input.map_public_ip_on_launch);
    add_attribute(question.keys, "EnableResourceNameDnsARecordOnLaunch",
                  input.enable_resource_name_dns_a_record_on_launch);
    if (input.private_dns_hostname_type_on_launch) {
        add_attribute(question.keys, "PrivateDnsHostnameTypeOnLaunch", *input.private_dns_hostname_type_on_launch);
    }
    return asks(std::move(question));
}

Result<ModifySubnetAttributeOutput> modify_subnet_attribute(Context& context, const ModifySubnetAttributeInput& input) {
    BACKLOT_TRY(subnet, need(context, subnets, input.subnet_id));
    const bool is_set = input.map_public_ip_on_launch || input.private_dns_hostname_type_on_launch ||
        input.enable_resource_name_dns_a_record_on_launch;
    // What has no meaning without IPv6 and Outposts may only be switched off, as it is.
    for (const auto* one : {&input.assign_ipv6address_on_creation, &input.map_customer_owned_ip_on_launch,
                            &input.enable_dns64, &input.enable_resource_name_dns_aaaa_record_on_launch}) {
        if (*one && (*one)->value.value_or(false)) {
            return errors::not_built("backlot does not implement IPv6 and Outposts of subnets yet.");
        }
    }
    if (input.customer_owned_ipv4pool || input.enable_lni_at_device_index || input.disable_lni_at_device_index) {
        return errors::not_built("backlot does not implement Outposts yet.");
    }
    if (input.map_public_ip_on_launch && (input.private_dns_hostname_type_on_launch ||
                                          input.enable_resource_name_dns_a_record_on_launch)) {
        return errors::bad_combination("Fields for multiple attribute types specified");
    }
    if (!is_set) return ModifySubnetAttributeOutput{};
    if (input.map_public_ip_on_launch) subnet.maps_public_ip = input.map_public_ip_on_launch->value.value_or(false);
    subnet.hostname_type = input.private_dns_hostname_type_on_launch.value_or(subnet.hostname_type);
    if (input.enable_resource_name_dns_a_record_on_launch) {
        subnet.has_a_record = input.enable_resource_name_dns_a_record_on_launch->value.value_or(false);
    }
    keep(context, subnets, subnet);
    return ModifySubnetAttributeOutput{};
}

}  // namespace backlot::ec2
