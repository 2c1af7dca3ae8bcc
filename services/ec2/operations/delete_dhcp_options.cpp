// DeleteDhcpOptions: a set that no VPC has.
//
// Fails with InvalidDhcpOptionID.NotFound, DependencyViolation.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteDhcpOptions.
#include "services/ec2/begin.h"
#include "services/ec2/dhcp.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

Result<Access> delete_dhcp_options_access(const Context& context, const DeleteDhcpOptionsInput& input) {
    return asks(on(context, "ec2:DeleteDhcpOptions", input.dhcp_options_id, "dhcp-options"));
}

Result<DeleteDhcpOptionsOutput> delete_dhcp_options(Context& context, const DeleteDhcpOptionsInput& input) {
    BACKLOT_CHECK(begin(input, {"DhcpOptionsId"}));
    BACKLOT_TRY(options, need(context, dhcp_options_table, input.dhcp_options_id));
    if (first_that(context, vpcs, [&](const VpcRecord& one) { return one.dhcp_options == options.id; })) {
        return errors::has_dependencies("dhcpOptions", options.id);
    }
    drop(context, dhcp_options_table, options);
    return DeleteDhcpOptionsOutput{};
}

}  // namespace backlot::ec2
