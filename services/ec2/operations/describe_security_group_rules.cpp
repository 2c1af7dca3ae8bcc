// DescribeSecurityGroupRules: rules by id and filters.
//
// Fails with InvalidSecurityGroupRuleId.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeSecurityGroupRules.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"
#include "services/ec2/groups.h"

namespace backlot::ec2 {

namespace {

constexpr FilterOf<RuleRecord> rule_filters[] = {
    {"group-id", [](const Context&, const RuleRecord& one) { return Texts{one.group}; }},
    {"security-group-rule-id", [](const Context&, const RuleRecord& one) { return Texts{one.id}; }},
};

// Alone among the filters this one looks at its values.
Result<> check_group_ids(const model::List<Filter>& filters) {
    for (const auto& filter : filters) {
        if (filter.name != "group-id") continue;
        for (const auto& id : filter.values) {
            if (id.find_first_of("*?") != id.npos || check_id(kind_of_type("security-group"), id)) continue;
            return errors::make("InvalidGroupId.Malformed", "The security group ID '" + id + "' is malformed");
        }
    }
    return {};
}

}  // namespace

Result<Access> describe_security_group_rules_access(const Context& context, const DescribeSecurityGroupRulesInput&) {
    return on_all(context, "ec2:DescribeSecurityGroupRules");
}

Result<DescribeSecurityGroupRulesOutput> describe_security_group_rules(const Context& context,
                                                                       const DescribeSecurityGroupRulesInput& input) {
    BACKLOT_CHECK(begin(input, {"Filters", "SecurityGroupRuleIds", "NextToken", "MaxResults"}));
    BACKLOT_CHECK(check_group_ids(input.filters));
    auto all = all_that(context, rules, [](const RuleRecord&) { return true; });
    std::ranges::sort(all, {}, &RuleRecord::id);  // they lie by group
    BACKLOT_TRY(page, select_from<RuleRecord>(context, all, rule_filters,
                                              {"securityGroupRuleIds", input.security_group_rule_ids, input.filters,
                                               input.max_results, input.next_token}));
    DescribeSecurityGroupRulesOutput output{.next_token = page.next};
    output.security_group_rules.given = true;
    for (const auto& one : page.items) output.security_group_rules.push_back(rule_shape(context, one));
    return output;
}

}  // namespace backlot::ec2
