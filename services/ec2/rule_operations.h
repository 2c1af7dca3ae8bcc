// What authorizing and revoking rules have in common.
#pragma once

#include "services/ec2/gate.h"
#include "services/ec2/groups.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

// On the group; and on the rules that are to be made, where they are to have tags.
[[nodiscard]] Access rule_access(const Context& context, std::string_view action, const std::optional<std::string>& id,
                                 const std::optional<std::string>& name, const TagSpecifications& tags);

// The permissions of an input, or the one that its members beside them say. Fails with MissingParameter,
// InvalidParameterCombination.
template <class Input>
[[nodiscard]] Result<model::List<IpPermission>> permissions_in(const Input& input) {
    const bool is_flat = input.ip_protocol || input.cidr_ip || input.source_security_group_name;
    if (!input.ip_permissions.empty()) {
        if (is_flat) return errors::bad_combination("The parameter ipPermissions cannot be used with the parameter cidrIp");
        return input.ip_permissions;
    }
    if (!is_flat) return errors::missing("ipPermissions");
    IpPermission one{.ip_protocol = input.ip_protocol, .from_port = input.from_port, .to_port = input.to_port};
    if (input.source_security_group_name) {
        one.ip_protocol = input.ip_protocol.value_or("-1");
        one.user_id_group_pairs.push_back(
            {.user_id = input.source_security_group_owner_id, .group_name = input.source_security_group_name});
    }
    if (input.cidr_ip) one.ip_ranges.push_back({.cidr_ip = input.cidr_ip});
    return model::List<IpPermission>{std::move(one)};
}

[[nodiscard]] RevokedSecurityGroupRule revoked_shape(const RuleRecord& rule);

}  // namespace backlot::ec2
