// AssociateDhcpOptions: another set of DHCP options for a VPC, or "default": none.
//
// Containers are told of none of them: their names are resolved by this machine. Fails with InvalidVpcID.NotFound,
// InvalidDhcpOptionID.NotFound.
//
// Source: Amazon EC2 API Reference (2016-11-15), AssociateDhcpOptions.
#include "services/ec2/begin.h"
#include "services/ec2/dhcp.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

Result<Access> associate_dhcp_options_access(const Context& context, const AssociateDhcpOptionsInput& input) {
    std::vector<Question> questions{on(context, "ec2:AssociateDhcpOptions", input.vpc_id, "vpc")};
    if (input.dhcp_options_id != "default") questions.push_back(on(context, "ec2:AssociateDhcpOptions", input.dhcp_options_id, "dhcp-options"));
    return asks(std::move(questions));
}

Result<AssociateDhcpOptionsOutput> associate_dhcp_options(Context& context, const AssociateDhcpOptionsInput& input) {
    BACKLOT_CHECK(begin(input, {"DhcpOptionsId", "VpcId"}));
    BACKLOT_TRY(vpc, need(context, vpcs, input.vpc_id));
    if (input.dhcp_options_id != "default") BACKLOT_CHECK(need(context, dhcp_options_table, input.dhcp_options_id));
    vpc.dhcp_options = input.dhcp_options_id;
    keep(context, vpcs, vpc);
    return AssociateDhcpOptionsOutput{};
}

}  // namespace backlot::ec2
