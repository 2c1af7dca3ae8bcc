// AuthorizeSecurityGroupEgress: rules that let traffic out.
//
// Fails with InvalidGroup.NotFound, InvalidPermission.Duplicate, InvalidPermission.Malformed, InvalidParameterValue,
// RulesPerSecurityGroupLimitExceeded, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), AuthorizeSecurityGroupEgress.
#include "services/ec2/begin.h"
#include "services/ec2/rule_operations.h"

namespace backlot::ec2 {

Result<Access> authorize_security_group_egress_access(const Context& context,
                                                      const AuthorizeSecurityGroupEgressInput& input) {
    return rule_access(context, "ec2:AuthorizeSecurityGroupEgress", input.group_id, {}, input.tag_specifications);
}

Result<AuthorizeSecurityGroupEgressOutput> authorize_security_group_egress(
    Context& context, const AuthorizeSecurityGroupEgressInput& input) {
    BACKLOT_CHECK(begin(input, {"GroupId", "IpPermissions", "TagSpecifications"}));
    BACKLOT_TRY(group, need(context, groups, input.group_id));
    if (input.ip_permissions.empty()) return errors::missing("ipPermissions");
    BACKLOT_TRY(asked, rules_in(context, group, input.ip_permissions, true));
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "security-group-rule"));
    BACKLOT_TRY(added, add_rules(context, group, std::move(asked)));
    AuthorizeSecurityGroupEgressOutput output{.return_ = true};
    for (const auto& rule : added) {
        keep_tags(context, rule.id, tags);
        output.security_group_rules.push_back(rule_shape(context, rule));
    }
    return output;
}

}  // namespace backlot::ec2
