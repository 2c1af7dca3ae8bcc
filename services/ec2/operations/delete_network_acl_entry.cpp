// DeleteNetworkAclEntry: an entry of a network ACL goes.
//
// Fails with InvalidNetworkAclID.NotFound, InvalidNetworkAclEntry.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteNetworkAclEntry.
#include "services/ec2/acls.h"
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

Result<Access> delete_network_acl_entry_access(const Context& context, const DeleteNetworkAclEntryInput& input) {
    return asks(on(context, "ec2:DeleteNetworkAclEntry", input.network_acl_id, "network-acl"));
}

Result<DeleteNetworkAclEntryOutput> delete_network_acl_entry(Context& context, const DeleteNetworkAclEntryInput& input) {
    BACKLOT_CHECK(begin(input, {"NetworkAclId", "RuleNumber", "Egress"}));
    BACKLOT_TRY(acl, need(context, acls, input.network_acl_id));
    if (input.rule_number < 1 || input.rule_number >= last_rule_number) {
        return errors::invalid_value(std::to_string(input.rule_number), "ruleNumber", "It must be between 1 and 32766.");
    }
    if (find_entry(acl, input.egress, input.rule_number) == nullptr) return no_entry(acl, input.egress, input.rule_number);
    std::erase_if(acl.entries, [&](const AclEntryRecord& one) { return one.is_egress == input.egress && one.number == input.rule_number; });
    keep(context, acls, acl);
    return DeleteNetworkAclEntryOutput{};
}

}  // namespace backlot::ec2
