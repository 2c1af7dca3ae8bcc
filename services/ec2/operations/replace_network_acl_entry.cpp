// ReplaceNetworkAclEntry: an entry of a network ACL by another of its number.
//
// Fails with InvalidNetworkAclID.NotFound, InvalidNetworkAclEntry.NotFound, InvalidParameterValue, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), ReplaceNetworkAclEntry.
#include "services/ec2/acls.h"
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

Result<Access> replace_network_acl_entry_access(const Context& context, const ReplaceNetworkAclEntryInput& input) {
    return asks(on(context, "ec2:ReplaceNetworkAclEntry", input.network_acl_id, "network-acl"));
}

Result<ReplaceNetworkAclEntryOutput> replace_network_acl_entry(Context& context, const ReplaceNetworkAclEntryInput& input) {
    BACKLOT_CHECK(begin(input, {"NetworkAclId", "RuleNumber", "Protocol", "RuleAction", "Egress", "CidrBlock", "Ipv6CidrBlock", "IcmpTypeCode", "PortRange"}));
    BACKLOT_TRY(acl, need(context, acls, input.network_acl_id));
    BACKLOT_TRY(entry, entry_in({.is_egress = input.egress, .number = input.rule_number, .protocol = input.protocol, .action = input.rule_action,
                                 .cidr = input.cidr_block, .cidr6 = input.ipv6cidr_block, .icmp = input.icmp_type_code, .ports = input.port_range}));
    if (find_entry(acl, entry.is_egress, entry.number) == nullptr) return no_entry(acl, entry.is_egress, entry.number);
    put_entry(acl, std::move(entry));
    keep(context, acls, acl);
    return ReplaceNetworkAclEntryOutput{};
}

}  // namespace backlot::ec2
