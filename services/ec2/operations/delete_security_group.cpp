// DeleteSecurityGroup: a group that no interface has and that no other group's rule names.
//
// Fails with InvalidGroup.NotFound, CannotDelete, DependencyViolation.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteSecurityGroup.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/groups.h"

namespace backlot::ec2 {

Result<Access> delete_security_group_access(const Context& context, const DeleteSecurityGroupInput& input) {
    const auto group = need_group(context, input.group_id, input.group_name);
    const auto id = group ? group->id : input.group_id.value_or("*");
    return asks(on(context, "ec2:DeleteSecurityGroup", id, "security-group"));
}

Result<DeleteSecurityGroupOutput> delete_security_group(Context& context, const DeleteSecurityGroupInput& input) {
    BACKLOT_CHECK(begin(input, {"GroupId", "GroupName"}));
    BACKLOT_TRY(group, need_group(context, input.group_id, input.group_name));
    if (group.name == "default") {
        return errors::make("CannotDelete", "the specified group: \"" + group.id +
                                                "\" name: \"default\" cannot be deleted by a user");
    }
    const bool is_used = first_that(context, interfaces, [&](const InterfaceRecord& one) {
        return std::ranges::find(one.groups, group.id) != one.groups.end();
    }).has_value();
    const bool is_named = first_that(context, rules, [&](const RuleRecord& one) {
        return one.peer == group.id && one.group != group.id;
    }).has_value();
    if (is_used || is_named) return errors::dependency("resource " + group.id + " has a dependent object");
    for (const auto& rule : rules_of(context, group.id)) drop_rule(context, rule);
    drop(context, groups, group);
    return DeleteSecurityGroupOutput{.return_ = true, .group_id = group.id};
}

}  // namespace backlot::ec2
