// Security groups and their rules.
//
// A rule has one peer: a range, a prefix list or a group. A permission of the API is rules that share a protocol and
// ports. Ports of protocol -1 (all) and of others without ports are -1.
//
// Source: Amazon EC2 API Reference (2016-11-15), AuthorizeSecurityGroupIngress, IpPermission; Amazon VPC User Guide,
// "Security group rules", "Amazon VPC quotas".
#pragma once

#include "services/ec2/model.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

inline constexpr std::size_t rules_limit = 60;             // of a group, each way
inline constexpr std::size_t groups_of_interface_limit = 5;

void make_default_group(Context& context, std::string_view vpc);
void allow_all_egress(Context& context, std::string_view group);
[[nodiscard]] std::optional<GroupRecord> find_group_named(const Context& context, std::string_view vpc,
                                                          std::string_view name);
// By id, else by name in the default VPC. Fails with InvalidGroup.NotFound, MissingParameter.
[[nodiscard]] Result<GroupRecord> need_group(const Context& context, const std::optional<std::string>& id,
                                             const std::optional<std::string>& name);
// The groups of these ids, which lie in this VPC; without ids its default group. Fails with InvalidGroup.NotFound,
// SecurityGroupsPerInterfaceLimitExceeded, InvalidParameter.
[[nodiscard]] Result<std::vector<std::string>> groups_for_interface(const Context& context, std::string_view vpc,
                                                                    const std::vector<std::string>& ids);

// A rule as it was asked for, without its id. Fails with InvalidParameterValue, InvalidGroup.NotFound.
[[nodiscard]] Result<RuleRecord> checked_rule(const Context& context, RuleRecord asked);
// The rules of the permissions. Fails as checked_rule does, and with MissingParameter.
[[nodiscard]] Result<std::vector<RuleRecord>> rules_in(const Context& context, const GroupRecord& group,
                                                       const model::List<IpPermission>& permissions, bool is_egress);
[[nodiscard]] bool is_same_rule(const RuleRecord& a, const RuleRecord& b);  // but for id and description
[[nodiscard]] std::string words_of(const RuleRecord& rule);                // as an error names it

// Adds them under new ids. Fails with InvalidPermission.Duplicate, RulesPerSecurityGroupLimitExceeded.
[[nodiscard]] Result<std::vector<RuleRecord>> add_rules(Context& context, const GroupRecord& group,
                                                        std::vector<RuleRecord> added);
struct Revoked {
    std::vector<RuleRecord> rules;
    std::vector<RuleRecord> unknown;
};
// Fails with InvalidPermission.NotFound but in a default VPC, InvalidSecurityGroupRuleId.NotFound.
[[nodiscard]] Result<Revoked> drop_rules(Context& context, const GroupRecord& group,
                                         const std::vector<RuleRecord>& asked, const std::vector<std::string>& ids,
                                         bool is_egress);

[[nodiscard]] model::List<IpPermission> permissions_of(const Context& context, const std::vector<RuleRecord>& rules);
// What the shapes of a rule and of a revoked one have in common.
template <class Shape>
void fill_rule(Shape& shape, const RuleRecord& rule) {
    shape.security_group_rule_id = rule.id;
    shape.group_id = rule.group;
    shape.is_egress = rule.is_egress;
    shape.ip_protocol = rule.protocol;
    shape.from_port = rule.from_port;
    shape.to_port = rule.to_port;
    if (!rule.cidr.empty()) shape.cidr_ipv4 = rule.cidr;
    if (!rule.cidr6.empty()) shape.cidr_ipv6 = rule.cidr6;
    if (!rule.prefix_list.empty()) shape.prefix_list_id = rule.prefix_list;
    if (!rule.description.empty()) shape.description = rule.description;
}
[[nodiscard]] SecurityGroupRule rule_shape(const Context& context, const RuleRecord& rule);
[[nodiscard]] SecurityGroup group_shape(const Context& context, const GroupRecord& group);

}  // namespace backlot::ec2
