#include "services/ec2/rule_operations.h"

namespace backlot::ec2 {

Access rule_access(const Context& context, std::string_view action, const std::optional<std::string>& id,
                   const std::optional<std::string>& name, const TagSpecifications& tags) {
    const auto group = need_group(context, id, name);
    std::vector<Question> questions{on(context, action, group ? group->id : id.value_or("*"), "security-group")};
    if (!tags.empty()) {
        for (auto& one : on_new(context, action, "security-group-rule", tags)) questions.push_back(std::move(one));
    }
    return asks(context, std::move(questions));
}

RevokedSecurityGroupRule revoked_shape(const RuleRecord& rule) {
    RevokedSecurityGroupRule shape{.security_group_rule_id = rule.id,
                                   .group_id = rule.group,
                                   .is_egress = rule.is_egress,
                                   .ip_protocol = rule.protocol,
                                   .from_port = rule.from_port,
                                   .to_port = rule.to_port};
    if (!rule.cidr.empty()) shape.cidr_ipv4 = rule.cidr;
    if (!rule.cidr6.empty()) shape.cidr_ipv6 = rule.cidr6;
    if (!rule.prefix_list.empty()) shape.prefix_list_id = rule.prefix_list;
    if (!rule.peer.empty()) shape.referenced_group_id = rule.peer;
    if (!rule.description.empty()) shape.description = rule.description;
    return shape;
}

}  // namespace backlot::ec2
