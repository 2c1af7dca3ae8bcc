// AuthorizeSecurityGroupIngress: rules that let traffic in.
//
// Fails with InvalidGroup.NotFound, InvalidPermission.Duplicate, InvalidPermission.Malformed, InvalidParameterValue,
// RulesPerSecurityGroupLimitExceeded, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), AuthorizeSecurityGroupIngress.
#include "services/ec2/begin.h"
#include "services/ec2/rule_operations.h"

namespace backlot::ec2 {

Result<Access> authorize_security_group_ingress_access(const Context& context,
                                                       const AuthorizeSecurityGroupIngressInput& input) {
    return rule_access(context, "ec2:AuthorizeSecurityGroupIngress", input.group_id, input.group_name,
                       input.tag_specifications);
}

Result<AuthorizeSecurityGroupIngressOutput> authorize_security_group_ingress(
    Context& context, const AuthorizeSecurityGroupIngressInput& input) {
    BACKLOT_CHECK(begin(input, {"CidrIp", "FromPort", "GroupId", "GroupName", "IpPermissions", "IpProtocol",
                                "SourceSecurityGroupName", "SourceSecurityGroupOwnerId", "ToPort",
                                "TagSpecifications"}));
    BACKLOT_TRY(group, need_group(context, input.group_id, input.group_name));
    BACKLOT_TRY(permissions, permissions_in(input));
    BACKLOT_TRY(asked, rules_in(context, group, permissions, false));
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "security-group-rule"));
    BACKLOT_TRY(added, add_rules(context, group, std::move(asked)));
    AuthorizeSecurityGroupIngressOutput output{.return_ = true};
    for (const auto& rule : added) {
        keep_tags(context, rule.id, tags);
        output.security_group_rules.push_back(rule_shape(context, rule));
    }
    return output;
}

}  // namespace backlot::ec2
