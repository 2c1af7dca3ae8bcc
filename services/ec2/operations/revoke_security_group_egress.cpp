// RevokeSecurityGroupEgress: rules that let traffic out no longer do, by their ids or by what they say.
//
// Fails with InvalidGroup.NotFound, InvalidPermission.NotFound, InvalidSecurityGroupRuleId.NotFound,
// InvalidParameterValue, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), RevokeSecurityGroupEgress.
#include "services/ec2/begin.h"
#include "services/ec2/rule_operations.h"

namespace backlot::ec2 {

Result<Access> revoke_security_group_egress_access(const Context& context,
                                                   const RevokeSecurityGroupEgressInput& input) {
    return rule_access(context, "ec2:RevokeSecurityGroupEgress", input.group_id, {}, {});
}

Result<RevokeSecurityGroupEgressOutput> revoke_security_group_egress(Context& context,
                                                                     const RevokeSecurityGroupEgressInput& input) {
    BACKLOT_CHECK(begin(input, {"GroupId", "IpPermissions", "SecurityGroupRuleIds"}));
    BACKLOT_TRY(group, need(context, groups, input.group_id));
    if (input.ip_permissions.empty() && input.security_group_rule_ids.empty()) return errors::missing("ipPermissions");
    BACKLOT_TRY(asked, rules_in(context, group, input.ip_permissions, true));
    BACKLOT_TRY(revoked, drop_rules(context, group, asked, input.security_group_rule_ids, true));
    RevokeSecurityGroupEgressOutput output{.return_ = true};
    if (!revoked.unknown.empty()) output.unknown_ip_permissions = permissions_of(context, revoked.unknown);
    for (const auto& rule : revoked.rules) output.revoked_security_group_rules.push_back(revoked_shape(rule));
    return output;
}

}  // namespace backlot::ec2
