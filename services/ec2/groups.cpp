#include "services/ec2/groups.h"

#include <algorithm>
#include <charconv>

#include "base/encoding.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

namespace {

constexpr std::int64_t port_limit = 65'535;

// tcp for 6 and so on; nothing where there is no such protocol.
std::optional<std::string> protocol_named(std::string_view text) {
    const auto lower = to_lower(text);
    if (lower == "-1" || lower == "all") return "-1";
    for (const auto& [name, number] : {std::pair{"tcp", "6"}, {"udp", "17"}, {"icmp", "1"}, {"icmpv6", "58"}}) {
        if (lower == name || lower == number) return name;
    }
    int number = -1;
    const auto done = std::from_chars(lower.data(), lower.data() + lower.size(), number);
    if (done.ec != std::errc{} || done.ptr != lower.data() + lower.size() || number < 0 || number > 255) {
        return std::nullopt;
    }
    return std::to_string(number);
}

Result<> check_ports(RuleRecord& rule, bool has_from, bool has_to) {
    if (rule.protocol == "tcp" || rule.protocol == "udp") {
        if (!has_from || !has_to) {
            return errors::make("InvalidParameterValue", "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.");
        }
        if (rule.from_port == -1 && rule.to_port == -1) {
            rule.from_port = 0;
            rule.to_port = port_limit;
        }
        if (rule.from_port >= 0 && rule.from_port <= rule.to_port && rule.to_port <= port_limit) return {};
        return errors::make("InvalidParameterValue", "Invalid TCP/UDP port range (" + std::to_string(rule.from_port) +
                                                         ":" + std::to_string(rule.to_port) + ")");
    }
    if (rule.protocol == "icmp" || rule.protocol == "icmpv6") {
        if (rule.from_port >= -1 && rule.from_port <= 255 && rule.to_port >= -1 && rule.to_port <= 255) return {};
        return errors::make("InvalidParameterValue", "ICMP code (" + std::to_string(rule.to_port) + ") out of range");
    }
    rule.from_port = -1;
    rule.to_port = -1;
    return {};
}

}  // namespace

void make_default_group(Context& context, std::string_view vpc) {
    GroupRecord group{.id = new_id(context, "sg-"),
                      .name = "default",
                      .description = "default VPC security group",
                      .vpc = std::string(vpc)};
    keep(context, groups, group);
    keep_rule(context, {.id = new_id(context, "sgr-"), .group = group.id, .protocol = "-1", .peer = group.id});
    allow_all_egress(context, group.id);
}

void allow_all_egress(Context& context, std::string_view group) {
    keep_rule(context, {.id = new_id(context, "sgr-"),
                        .group = std::string(group),
                        .is_egress = true,
                        .protocol = "-1",
                        .cidr = "0.0.0.0/0"});
}

std::optional<GroupRecord> find_group_named(const Context& context, std::string_view vpc, std::string_view name) {
    return first_that(context, groups, [&](const GroupRecord& one) { return one.vpc == vpc && one.name == name; });
}

Result<GroupRecord> need_group(const Context& context, const std::optional<std::string>& id,
                               const std::optional<std::string>& name) {
    if (id) return need(context, groups, *id);
    if (!name) return errors::missing("GroupId or GroupName");
    const auto vpc = default_vpc(context);
    auto found = vpc ? find_group_named(context, vpc->id, *name) : std::nullopt;
    if (found) return std::move(*found);
    if (!vpc) return errors::make("VPCIdNotSpecified", "No default VPC for this user");
    return errors::make("InvalidGroup.NotFound", "The security group '" + *name + "' does not exist in default VPC '" +
                                                     vpc->id + "'");
}

Result<std::vector<std::string>> groups_for_interface(const Context& context, std::string_view vpc,
                                                      const std::vector<std::string>& ids) {
    if (ids.size() > groups_of_interface_limit) {
        return errors::make("SecurityGroupsPerInterfaceLimitExceeded",
                            "You have exceeded the number of security groups allowed per network interface.");
    }
    std::vector<std::string> found;
    for (const auto& id : ids) {
        BACKLOT_TRY(group, need(context, groups, id));
        if (group.vpc != vpc) {
            return errors::make("InvalidParameter", "You have specified two resources that belong to different networks.");
        }
        if (std::ranges::find(found, id) == found.end()) found.push_back(id);
    }
    if (!found.empty()) return found;
    const auto of_vpc = find_group_named(context, vpc, "default");
    if (of_vpc) found.push_back(of_vpc->id);
    return found;
}

Result<RuleRecord> checked_rule(const Context& context, RuleRecord asked) {
    if (!asked.cidr.empty()) {
        const auto cidr = read_cidr(asked.cidr);
        if (!cidr) return errors::make("InvalidParameterValue", "CIDR block " + asked.cidr + " is malformed");
        asked.cidr = cidr->text();
    } else if (!asked.cidr6.empty()) {
        const auto cidr = read_cidr6(asked.cidr6);
        if (!cidr) return errors::make("InvalidParameterValue", "CIDR block " + asked.cidr6 + " is malformed");
        asked.cidr6 = *cidr;
    } else if (!asked.peer.empty()) {
        BACKLOT_TRY(own, need(context, groups, asked.group));
        BACKLOT_TRY(peer, need(context, groups, asked.peer));
        if (own.vpc != peer.vpc) {
            return errors::make("InvalidGroup.NotFound", "You have specified two resources that belong to different networks.");
        }
    } else if (asked.prefix_list.empty()) {
        return errors::missing("CidrIp, CidrIpv6, PrefixListId or GroupId");
    }
    return asked;
}

Result<std::vector<RuleRecord>> rules_in(const Context& context, const GroupRecord& group,
                                         const model::List<IpPermission>& permissions, bool is_egress) {
    std::vector<RuleRecord> found;
    for (const auto& one : permissions) {
        if (!one.ip_protocol) {
            return errors::make("InvalidParameterValue",
                                "Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.");
        }
        const auto protocol = protocol_named(*one.ip_protocol);
        if (!protocol) {
            return errors::make("InvalidPermission.Malformed", "Unsupported IP protocol \"" + *one.ip_protocol + "\"");
        }
        RuleRecord base{.group = group.id,
                        .is_egress = is_egress,
                        .protocol = *protocol,
                        .from_port = one.from_port.value_or(-1),
                        .to_port = one.to_port.value_or(-1)};
        BACKLOT_CHECK(check_ports(base, one.from_port.has_value(), one.to_port.has_value()));
        std::vector<RuleRecord> drafts;
        const auto add = [&](std::string RuleRecord::*member, const std::optional<std::string>& peer,
                             const std::optional<std::string>& description) {
            auto draft = base;
            draft.*member = peer.value_or("");
            draft.description = description.value_or("");
            drafts.push_back(std::move(draft));
        };
        for (const auto& range : one.ip_ranges) add(&RuleRecord::cidr, range.cidr_ip, range.description);
        for (const auto& range : one.ipv6ranges) add(&RuleRecord::cidr6, range.cidr_ipv6, range.description);
        for (const auto& list : one.prefix_list_ids) add(&RuleRecord::prefix_list, list.prefix_list_id, list.description);
        for (const auto& pair : one.user_id_group_pairs) {
            if (pair.vpc_peering_connection_id) return errors::not_built("backlot does not implement VPC peering yet.");
            auto id = pair.group_id;
            if (!id && pair.group_name) {
                const auto named = find_group_named(context, group.vpc, *pair.group_name);
                if (!named) return fail(not_found(kind_of_type("security-group"), *pair.group_name));
                id = named->id;
            }
            if (id && pair.user_id && *pair.user_id != owner_of(context)) {
                return fail(not_found(kind_of_type("security-group"), *id));
            }
            add(&RuleRecord::peer, id, pair.description);
        }
        if (drafts.empty()) drafts.push_back(base);  // which is refused for having no peer
        for (auto& draft : drafts) {
            BACKLOT_TRY(rule, checked_rule(context, std::move(draft)));
            found.push_back(std::move(rule));
        }
    }
    if (found.size() > rules_limit * 2) {
        return errors::make("RulesPerSecurityGroupLimitExceeded",
                            "The maximum number of rules per security group has been reached.");
    }
    return found;
}

bool is_same_rule(const RuleRecord& a, const RuleRecord& b) {
    return a.group == b.group && a.is_egress == b.is_egress && a.protocol == b.protocol &&
        a.from_port == b.from_port && a.to_port == b.to_port && a.cidr == b.cidr && a.cidr6 == b.cidr6 &&
        a.prefix_list == b.prefix_list && a.peer == b.peer;
}

std::string words_of(const RuleRecord& rule) {
    const auto& peer = !rule.cidr.empty()    ? rule.cidr
                       : !rule.cidr6.empty() ? rule.cidr6
                       : !rule.peer.empty()  ? rule.peer
                                             : rule.prefix_list;
    auto words = "peer: " + peer + ", " + (rule.protocol == "-1" ? "ALL" : to_upper(rule.protocol));
    if (rule.protocol == "tcp" || rule.protocol == "udp") {
        words += ", from port: " + std::to_string(rule.from_port) + ", to port: " + std::to_string(rule.to_port);
    }
    return words + ", ALLOW";
}

Result<std::vector<RuleRecord>> add_rules(Context& context, const GroupRecord& group, std::vector<RuleRecord> added) {
    const auto existing = rules_of(context, group.id);
    std::size_t same_way = 0;
    for (const auto& one : existing) same_way += !added.empty() && one.is_egress == added.front().is_egress;
    for (std::size_t i = 0; i < added.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (!is_same_rule(added[i], added[j])) continue;
            return errors::make("InvalidParameterValue", "The same permission must not appear multiple times");
        }
        for (const auto& one : existing) {
            if (!is_same_rule(added[i], one)) continue;
            return errors::make("InvalidPermission.Duplicate",
                                "the specified rule \"" + words_of(one) + "\" already exists");
        }
    }
    if (same_way + added.size() > rules_limit) {
        return errors::make("RulesPerSecurityGroupLimitExceeded",
                            "The maximum number of rules per security group has been reached.");
    }
    for (auto& rule : added) {
        rule.id = new_id(context, "sgr-");
        keep_rule(context, rule);
    }
    return added;
}

Result<Revoked> drop_rules(Context& context, const GroupRecord& group, const std::vector<RuleRecord>& asked,
                           const std::vector<std::string>& ids, bool is_egress) {
    const auto existing = rules_of(context, group.id);
    Revoked revoked;
    for (const auto& id : ids) {
        const auto found = std::ranges::find(existing, id, &RuleRecord::id);
        if (found == existing.end() || found->is_egress != is_egress) {
            return fail(not_found(kind_of_type("security-group-rule"), id));
        }
        revoked.rules.push_back(*found);
    }
    for (const auto& one : asked) {
        const auto found = std::ranges::find_if(existing, [&](const RuleRecord& rule) { return is_same_rule(rule, one); });
        if (found == existing.end()) revoked.unknown.push_back(one);
        else revoked.rules.push_back(*found);
    }
    if (!revoked.unknown.empty()) {
        const auto vpc = look_up(context, vpcs, group.vpc);
        if (!vpc || !vpc->is_default) {
            return errors::make("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
        }
    }
    for (const auto& rule : revoked.rules) drop_rule(context, rule);
    return revoked;
}

model::List<IpPermission> permissions_of(const Context& context, const std::vector<RuleRecord>& all) {
    model::List<IpPermission> permissions;
    const auto described = [](const RuleRecord& rule) {
        return rule.description.empty() ? std::nullopt : std::optional(rule.description);
    };
    for (const auto& rule : all) {
        const auto has_ports = rule.protocol == "tcp" || rule.protocol == "udp" || rule.protocol == "icmp" ||
            rule.protocol == "icmpv6";
        const auto from = has_ports ? std::optional(rule.from_port) : std::nullopt;
        const auto to = has_ports ? std::optional(rule.to_port) : std::nullopt;
        auto at = std::ranges::find_if(permissions, [&](const IpPermission& one) {
            return one.ip_protocol == rule.protocol && one.from_port == from && one.to_port == to;
        });
        if (at == permissions.end()) {
            IpPermission made{.ip_protocol = rule.protocol, .from_port = from, .to_port = to};
            made.user_id_group_pairs.given = made.ip_ranges.given = made.ipv6ranges.given =
                made.prefix_list_ids.given = true;
            permissions.push_back(std::move(made));
            at = std::prev(permissions.end());
        }
        if (!rule.cidr.empty()) {
            at->ip_ranges.push_back({.description = described(rule), .cidr_ip = rule.cidr});
        } else if (!rule.cidr6.empty()) {
            at->ipv6ranges.push_back({.description = described(rule), .cidr_ipv6 = rule.cidr6});
        } else if (!rule.prefix_list.empty()) {
            at->prefix_list_ids.push_back({.description = described(rule), .prefix_list_id = rule.prefix_list});
        } else {
            at->user_id_group_pairs.push_back(
                {.description = described(rule), .user_id = owner_of(context), .group_id = rule.peer});
        }
    }
    permissions.given = true;
    return permissions;
}

SecurityGroupRule rule_shape(const Context& context, const RuleRecord& rule) {
    SecurityGroupRule shape{.group_owner_id = owner_of(context)};
    fill_rule(shape, rule);
    if (!rule.peer.empty()) {
        shape.referenced_group_info = ReferencedSecurityGroup{.group_id = rule.peer, .user_id = owner_of(context)};
    }
    shape.tags = tag_list_of(context, rule.id);
    shape.tags.given = true;
    shape.security_group_rule_arn = arn_of(context, "security-group-rule", rule.id);
    return shape;
}

SecurityGroup group_shape(const Context& context, const GroupRecord& group) {
    std::vector<RuleRecord> ingress;
    std::vector<RuleRecord> egress;
    for (auto& rule : rules_of(context, group.id)) (rule.is_egress ? egress : ingress).push_back(std::move(rule));
    return {.group_id = group.id,
            .ip_permissions_egress = permissions_of(context, egress),
            .tags = tag_list_of(context, group.id),
            .vpc_id = group.vpc,
            .security_group_arn = arn_of(context, "security-group", group.id),
            .owner_id = owner_of(context),
            .group_name = group.name,
            .description = group.description,
            .ip_permissions = permissions_of(context, ingress)};
}

}  // namespace backlot::ec2
