// DescribeNetworkInterfaceAttribute: one attribute of an interface.
//
// Fails with InvalidNetworkInterfaceID.NotFound, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeNetworkInterfaceAttribute.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/interfaces.h"

namespace backlot::ec2 {

Result<Access> describe_network_interface_attribute_access(const Context& context,
                                                           const DescribeNetworkInterfaceAttributeInput&) {
    return on_all(context, "ec2:DescribeNetworkInterfaceAttribute");
}

Result<DescribeNetworkInterfaceAttributeOutput> describe_network_interface_attribute(
    const Context& context, const DescribeNetworkInterfaceAttributeInput& input) {
    BACKLOT_CHECK(begin(input, {"NetworkInterfaceId", "Attribute"}));
    BACKLOT_TRY(interface, need(context, interfaces, input.network_interface_id));
    if (!input.attribute) return errors::missing("attribute");
    const auto shape = interface_shape(context, interface);
    DescribeNetworkInterfaceAttributeOutput output{.network_interface_id = interface.id};
    if (*input.attribute == "description") output.description = AttributeValue{.value = interface.description};
    if (*input.attribute == "groupSet") output.groups = shape.groups;
    if (*input.attribute == "sourceDestCheck") {
        output.source_dest_check = AttributeBooleanValue{.value = interface.checks_source};
    }
    if (*input.attribute == "attachment") output.attachment = shape.attachment;
    if (*input.attribute == "associatePublicIpAddress") {
        output.associate_public_ip_address = !interface.addresses.front().public_ip.empty();
    }
    return output;
}

}  // namespace backlot::ec2
