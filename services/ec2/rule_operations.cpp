#include "services/ec2/rule_operations.h"

namespace backlot::ec2 {

Access rule_access(const Context& context, std::string_view action, const std::optional<std::string>& id,
                   const std::optional<std::string>& name, const TagSpecifications& tags) {
    const auto group = need_group(context, id, name);
    std::vector<Question> questions{on(context, action, group ? group->id : id.value_or("*"), "security-group")};
    if (!tags.empty()) {
        for (auto& one : on_new(context, action, "security-group-rule", tags)) questions.push_back(std::move(one));
    }
    return asks(std::move(questions));
}

RevokedSecurityGroupRule revoked_shape(const RuleRecord& rule) {
    RevokedSecurityGroupRule shape;
    fill_rule(shape, rule);
    if (!rule.peer.empty()) shape.referenced_group_id = rule.peer;
    return shape;
}

}  // namespace backlot::ec2
