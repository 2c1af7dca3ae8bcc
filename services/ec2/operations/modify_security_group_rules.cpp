// ModifySecurityGroupRules: rules of a group say something else from now on; they keep their ids.
//
// Fails with InvalidGroup.NotFound, InvalidSecurityGroupRuleId.NotFound, InvalidPermission.Duplicate,
// InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), ModifySecurityGroupRules.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/groups.h"

namespace backlot::ec2 {

namespace {

// The rule as a permission has it, so that both are checked alike.
IpPermission as_permission(const SecurityGroupRuleRequest& asked) {
    IpPermission one{.ip_protocol = asked.ip_protocol, .from_port = asked.from_port, .to_port = asked.to_port};
    if (asked.cidr_ipv4) one.ip_ranges.push_back({.description = asked.description, .cidr_ip = asked.cidr_ipv4});
    if (asked.cidr_ipv6) one.ipv6ranges.push_back({.description = asked.description, .cidr_ipv6 = asked.cidr_ipv6});
    if (asked.prefix_list_id) {
        one.prefix_list_ids.push_back({.description = asked.description, .prefix_list_id = asked.prefix_list_id});
    }
    if (asked.referenced_group_id) {
        one.user_id_group_pairs.push_back({.description = asked.description, .group_id = asked.referenced_group_id});
    }
    return one;
}

Result<> check_peers(const SecurityGroupRuleRequest& asked) {
    const int peers = int{asked.cidr_ipv4.has_value()} + int{asked.cidr_ipv6.has_value()} + int{asked.prefix_list_id.has_value()} +
                      int{asked.referenced_group_id.has_value()};
    if (peers > 1) return errors::make("InvalidParameterCombination", "Only one of cidrIp, cidrIpv6, prefixListId, or referencedGroupId can be specified");
    // What it lacks beside is told first.
    if (peers == 0 && asked.ip_protocol && (asked.from_port || asked.to_port)) {
        return errors::make("MissingParameter", "The request must contain exactly one of: cidrIp, cidrIpv6, prefixListId, or referencedGroupId");
    }
    return {};
}

}  // namespace

Result<Access> modify_security_group_rules_access(const Context& context, const ModifySecurityGroupRulesInput& input) {
    constexpr std::string_view action = "ec2:ModifySecurityGroupRules";
    std::vector<Question> questions{on(context, action, input.group_id, "security-group")};
    for (const auto& one : input.security_group_rules) {
        questions.push_back(on(context, action, one.security_group_rule_id, "security-group-rule"));
    }
    return asks(std::move(questions));
}

Result<ModifySecurityGroupRulesOutput> modify_security_group_rules(Context& context,
                                                                   const ModifySecurityGroupRulesInput& input) {
    BACKLOT_CHECK(begin(input, {"GroupId", "SecurityGroupRules"}));
    BACKLOT_TRY(group, need(context, groups, input.group_id));
    for (const auto& one : input.security_group_rules) {
        const auto existing = rules_of(context, group.id);
        const auto old = std::ranges::find(existing, one.security_group_rule_id, &RuleRecord::id);
        if (old == existing.end()) {
            return fail(not_found(kind_of_type("security-group-rule"), one.security_group_rule_id));
        }
        if (!one.security_group_rule) return errors::missing("SecurityGroupRule");
        BACKLOT_CHECK(check_peers(*one.security_group_rule));
        BACKLOT_TRY(changed, rules_in(context, group, {as_permission(*one.security_group_rule)}, old->is_egress));
        auto rule = changed.front();
        rule.id = old->id;
        for (const auto& other : existing) {
            if (other.id == rule.id || !is_same_rule(other, rule)) continue;
            return errors::make("InvalidPermission.Duplicate",
                                "the specified rule \"" + words_of(rule) + "\" already exists");
        }
        keep_rule(context, rule);
    }
    return ModifySecurityGroupRulesOutput{.return_ = true};
}

}  // namespace backlot::ec2
