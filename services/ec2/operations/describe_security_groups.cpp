// DescribeSecurityGroups: groups with their rules, by id, by name and by filters.
//
// Fails with InvalidGroup.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeSecurityGroups.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"
#include "services/ec2/groups.h"
#include "services/ec2/network.h"

namespace backlot::ec2 {

namespace {

// One of the peers, protocols or ports of a group's rules of one way.
template <bool IsEgress, std::string RuleRecord::*Member>
Texts of_rules(const Context& context, const GroupRecord& group) {
    Texts texts;
    for (const auto& rule : rules_of(context, group.id))
        if (rule.is_egress == IsEgress && !(rule.*Member).empty()) texts.push_back(rule.*Member);
    return texts;
}
template <bool IsEgress, std::int64_t RuleRecord::*Member>
Texts port_of_rules(const Context& context, const GroupRecord& group) {
    Texts texts;
    for (const auto& rule : rules_of(context, group.id))
        if (rule.is_egress == IsEgress && rule.protocol != "-1") texts.push_back(std::to_string(rule.*Member));
    return texts;
}

// The names of the groups that a group's rules of one way name, and the accounts whose they are.
template <bool IsEgress>
Texts name_of_peers(const Context& context, const GroupRecord& group) {
    Texts texts;
    for (const auto& id : of_rules<IsEgress, &RuleRecord::peer>(context, group))
        if (const auto peer = look_up(context, groups, id)) texts.push_back(peer->name);
    return texts;
}
template <bool IsEgress>
Texts owner_of_peers(const Context& context, const GroupRecord& group) {
    return of_rules<IsEgress, &RuleRecord::peer>(context, group).empty() ? Texts{} : Texts{owner_of(context)};
}

constexpr FilterOf<GroupRecord> group_filters[] = {
    {"group-id", [](const Context&, const GroupRecord& one) { return Texts{one.id}; }},
    {"group-name", [](const Context&, const GroupRecord& one) { return Texts{one.name}; }},
    {"description", [](const Context&, const GroupRecord& one) { return Texts{one.description}; }},
    {"vpc-id", [](const Context&, const GroupRecord& one) { return Texts{one.vpc}; }},
    {"owner-id", [](const Context& context, const GroupRecord&) { return Texts{owner_of(context)}; }},
    {"ip-permission.cidr", of_rules<false, &RuleRecord::cidr>},
    {"ip-permission.ipv6-cidr", of_rules<false, &RuleRecord::cidr6>},
    {"ip-permission.group-id", of_rules<false, &RuleRecord::peer>},
    {"ip-permission.group-name", name_of_peers<false>},
    {"ip-permission.user-id", owner_of_peers<false>},
    {"ip-permission.prefix-list-id", of_rules<false, &RuleRecord::prefix_list>},
    {"ip-permission.protocol", of_rules<false, &RuleRecord::protocol>},
    {"ip-permission.from-port", port_of_rules<false, &RuleRecord::from_port>},
    {"ip-permission.to-port", port_of_rules<false, &RuleRecord::to_port>},
    {"egress.ip-permission.cidr", of_rules<true, &RuleRecord::cidr>},
    {"egress.ip-permission.ipv6-cidr", of_rules<true, &RuleRecord::cidr6>},
    {"egress.ip-permission.group-id", of_rules<true, &RuleRecord::peer>},
    {"egress.ip-permission.group-name", name_of_peers<true>},
    {"egress.ip-permission.user-id", owner_of_peers<true>},
    {"egress.ip-permission.prefix-list-id", of_rules<true, &RuleRecord::prefix_list>},
    {"egress.ip-permission.protocol", of_rules<true, &RuleRecord::protocol>},
    {"egress.ip-permission.from-port", port_of_rules<true, &RuleRecord::from_port>},
    {"egress.ip-permission.to-port", port_of_rules<true, &RuleRecord::to_port>},
};

}  // namespace

Result<Access> describe_security_groups_access(const Context& context, const DescribeSecurityGroupsInput&) {
    return on_all(context, "ec2:DescribeSecurityGroups");
}

Result<DescribeSecurityGroupsOutput> describe_security_groups(const Context& context,
                                                              const DescribeSecurityGroupsInput& input) {
    BACKLOT_CHECK(begin(input, {"GroupIds", "GroupNames", "Filters", "NextToken", "MaxResults"}));
    // Names alone are of the default VPC.
    std::vector<std::string> ids = input.group_ids;
    for (const auto& name : input.group_names) {
        BACKLOT_TRY(group, need_group(context, {}, name));
        ids.push_back(group.id);
    }
    BACKLOT_TRY(page, select<GroupRecord>(context, groups, group_filters,
                                          {"groupIds", ids, input.filters, input.max_results, input.next_token}));
    DescribeSecurityGroupsOutput output{.next_token = page.next};
    output.security_groups.given = true;
    for (const auto& one : page.items) output.security_groups.push_back(group_shape(context, one));
    return output;
}

}  // namespace backlot::ec2
