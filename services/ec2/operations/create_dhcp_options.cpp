// CreateDhcpOptions: a set of DHCP options, of no VPC yet.
//
// Fails with InvalidParameterValue, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateDhcpOptions.
#include "services/ec2/begin.h"
#include "services/ec2/dhcp.h"
#include "services/ec2/gate.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

Result<Access> create_dhcp_options_access(const Context& context, const CreateDhcpOptionsInput& input) {
    return asks(on_new(context, "ec2:CreateDhcpOptions", "dhcp-options", input.tag_specifications));
}

Result<CreateDhcpOptionsOutput> create_dhcp_options(Context& context, const CreateDhcpOptionsInput& input) {
    BACKLOT_CHECK(begin(input, {"DhcpConfigurations", "TagSpecifications"}));
    BACKLOT_TRY(values, dhcp_values(input.dhcp_configurations));
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "dhcp-options"));
    const DhcpRecord options{.id = new_id(context, "dopt-"), .options = std::move(values)};
    keep(context, dhcp_options_table, options);
    keep_tags(context, options.id, tags);
    return CreateDhcpOptionsOutput{.dhcp_options = dhcp_shape(context, options)};
}

}  // namespace backlot::ec2
