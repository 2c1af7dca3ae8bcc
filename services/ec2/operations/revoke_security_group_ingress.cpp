// RevokeSecurityGroupIngress: rules that let traffic in no longer do, by their ids or by what they say.
//
// Fails with InvalidGroup.NotFound, InvalidPermission.NotFound, InvalidSecurityGroupRuleId.NotFound,
// InvalidParameterValue, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), RevokeSecurityGroupIngress.
#include "services/ec2/begin.h"
#include "services/ec2/rule_operations.h"

namespace backlot::ec2 {

Result<Access> revoke_security_group_ingress_access(const Context& context,
                                                    const RevokeSecurityGroupIngressInput& input) {
    return rule_access(context, "ec2:RevokeSecurityGroupIngress", input.group_id, input.group_name, {});
}

Result<RevokeSecurityGroupIngressOutput> revoke_security_group_ingress(Context& context,
                                                                       const RevokeSecurityGroupIngressInput& input) {
    BACKLOT_CHECK(begin(input, {"CidrIp", "FromPort", "GroupId", "GroupName", "IpPermissions", "IpProtocol",
                                "SourceSecurityGroupName", "SourceSecurityGroupOwnerId", "ToPort",
                                "SecurityGroupRuleIds"}));
    BACKLOT_TRY(group, need_group(context, input.group_id, input.group_name));
    model::List<IpPermission> permissions;
    if (input.security_group_rule_ids.empty()) {
        BACKLOT_TRY(given, permissions_in(input));
        permissions = given;
    }
    BACKLOT_TRY(asked, rules_in(context, group, permissions, false));
    BACKLOT_TRY(revoked, drop_rules(context, group, asked, input.security_group_rule_ids, false));
    RevokeSecurityGroupIngressOutput output{.return_ = true};
    if (!revoked.unknown.empty()) output.unknown_ip_permissions = permissions_of(context, revoked.unknown);
    for (const auto& rule : revoked.rules) output.revoked_security_group_rules.push_back(revoked_shape(rule));
    return output;
}

}  // namespace backlot::ec2
