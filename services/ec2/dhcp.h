// DHCP options: what they may say, and their shape.
//
// Source: Amazon VPC User Guide, "DHCP option sets in Amazon VPC"; Amazon EC2 API Reference (2016-11-15), CreateDhcpOptions.
#pragma once

#include "services/ec2/gateways.h"
#include "services/ec2/model.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

// As they are kept. Fails with InvalidParameterValue, MissingParameter.
[[nodiscard]] Result<std::vector<DhcpValue>> dhcp_values(const model::List<NewDhcpConfiguration>& given);
[[nodiscard]] DhcpOptions dhcp_shape(const Context& context, const DhcpRecord& options);

}  // namespace backlot::ec2
