// CreateNetworkAclEntry: one more entry of a network ACL.
//
// Entries are kept and shown; between containers they are not enforced. Fails with InvalidNetworkAclID.NotFound,
// NetworkAclEntryAlreadyExists, NetworkAclEntryLimitExceeded, InvalidParameterValue, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateNetworkAclEntry; Amazon VPC User Guide, "Amazon VPC quotas" (40 each way at most).
#include <algorithm>

#include "services/ec2/acls.h"
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/unexecuted_rules.h"

namespace backlot::ec2 {

namespace {

constexpr std::ptrdiff_t most_entries = 40;  // each way, beside the last

}  // namespace

Result<Access> create_network_acl_entry_access(const Context& context, const CreateNetworkAclEntryInput& input) {
    return asks(on(context, "ec2:CreateNetworkAclEntry", input.network_acl_id, "network-acl"));
}

Result<CreateNetworkAclEntryOutput> create_network_acl_entry(Context& context, const CreateNetworkAclEntryInput& input) {
    BACKLOT_CHECK(begin(input, {"NetworkAclId", "RuleNumber", "Protocol", "RuleAction", "Egress", "CidrBlock", "Ipv6CidrBlock", "IcmpTypeCode", "PortRange"}));
    BACKLOT_TRY(acl, need(context, acls, input.network_acl_id));
    BACKLOT_TRY(entry, entry_in({.is_egress = input.egress, .number = input.rule_number, .protocol = input.protocol, .action = input.rule_action,
                                 .cidr = input.cidr_block, .cidr6 = input.ipv6cidr_block, .icmp = input.icmp_type_code, .ports = input.port_range}));
    if (find_entry(acl, entry.is_egress, entry.number) != nullptr) {
        return errors::make("NetworkAclEntryAlreadyExists", "The network acl entry identified by " + std::to_string(entry.number) + " already exists.");
    }
    if (std::ranges::count(acl.entries, entry.is_egress, &AclEntryRecord::is_egress) > most_entries) {
        return errors::make("NetworkAclEntryLimitExceeded", "The network ACL has as many entries as it may have.");
    }
    context.tell(acl_rule(arn_of(context, "network-acl", acl.id)));
    put_entry(acl, std::move(entry));
    keep(context, acls, acl);
    return CreateNetworkAclEntryOutput{};
}

}  // namespace backlot::ec2
