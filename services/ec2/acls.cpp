#include "services/ec2/acls.h"

#include <algorithm>
#include <charconv>

#include "services/ec2/cidr.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

namespace {

constexpr std::int64_t highest_port = 65'535;
constexpr std::int64_t highest_protocol = 255;

AclEntryRecord entry_for_all(bool is_egress, std::int64_t number, bool allows) {
    return {.is_egress = is_egress, .number = number, .protocol = "-1", .allows = allows, .cidr = "0.0.0.0/0"};
}

// Its number, as it is shown. Nothing where it is none.
std::optional<std::string> protocol_number(const std::string& text) {
    constexpr std::pair<std::string_view, std::string_view> names[] = {{"tcp", "6"}, {"udp", "17"}, {"icmp", "1"}, {"icmpv6", "58"}, {"all", "-1"}};
    for (const auto& [name, number] : names) {
        if (text == name) return std::string(number);
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < -1 || number > highest_protocol) return std::nullopt;
    return std::to_string(number);
}

Result<> read_ports(AclEntryRecord& entry, const EntryRequest& request) {
    const bool has_ports = entry.protocol == "6" || entry.protocol == "17";
    if (!has_ports) return {};
    if (!request.ports || !request.ports->from || !request.ports->to) return errors::missing("portRange");
    const auto from = *request.ports->from;
    const auto to = *request.ports->to;
    if (from < 0 || to > highest_port || from > to) return errors::invalid_value(std::to_string(from) + "-" + std::to_string(to), "portRange", "This is not a range of ports.");
    entry.from_port = from;
    entry.to_port = to;
    return {};
}

}  // namespace

AclRecord default_acl(std::string id, std::string vpc) {
    constexpr std::int64_t first = 100;
    return {.id = std::move(id),
            .vpc = std::move(vpc),
            .is_default = true,
            .entries = {entry_for_all(true, first, true), entry_for_all(true, last_rule_number, false),
                        entry_for_all(false, first, true), entry_for_all(false, last_rule_number, false)}};
}

AclRecord new_acl(std::string id, std::string vpc) {
    return {.id = std::move(id), .vpc = std::move(vpc), .entries = {entry_for_all(true, last_rule_number, false), entry_for_all(false, last_rule_number, false)}};
}

NetworkAcl acl_shape(const Context& context, const AclRecord& acl) {
    NetworkAcl shape{.is_default = acl.is_default, .network_acl_id = acl.id, .vpc_id = acl.vpc, .owner_id = owner_of(context)};
    shape.associations.given = true;
    for (const auto& link : acl.links) {
        shape.associations.push_back({.network_acl_association_id = link.id, .network_acl_id = acl.id, .subnet_id = link.subnet});
    }
    for (const auto& entry : acl.entries) {
        NetworkAclEntry one{.egress = entry.is_egress, .protocol = entry.protocol, .rule_action = entry.allows ? "allow" : "deny", .rule_number = entry.number};
        if (!entry.cidr.empty()) one.cidr_block = entry.cidr;
        if (!entry.cidr6.empty()) one.ipv6cidr_block = entry.cidr6;
        if (entry.from_port) one.port_range = PortRange{.from = entry.from_port, .to = entry.to_port};
        if (entry.icmp_type) one.icmp_type_code = IcmpTypeCode{.code = entry.icmp_code, .type = entry.icmp_type};
        shape.entries.push_back(std::move(one));
    }
    shape.tags = tag_list_of(context, acl.id);
    return shape;
}

Result<AclEntryRecord> entry_in(const EntryRequest& request) {
    if (request.number < 1 || request.number >= last_rule_number) {
        return errors::invalid_value(std::to_string(request.number), "ruleNumber", "It must be between 1 and 32766.");
    }
    const auto protocol = protocol_number(request.protocol);
    if (!protocol) return errors::invalid_value(request.protocol, "protocol", "Invalid protocol.");
    if (request.cidr && request.cidr6) return errors::bad_combination("The parameters cidrBlock and ipv6CidrBlock cannot be used together");
    if (!request.cidr && !request.cidr6) return errors::missing("cidrBlock");
    AclEntryRecord entry{.is_egress = request.is_egress, .number = request.number, .protocol = *protocol, .allows = request.action == "allow"};
    if (request.cidr) {
        const auto cidr = read_cidr(*request.cidr);
        if (!cidr) return errors::invalid_value(*request.cidr, "cidrBlock", "This is not a valid CIDR block.");
        entry.cidr = cidr->text();
    } else {
        const auto cidr6 = read_cidr6(*request.cidr6);
        if (!cidr6) return errors::invalid_value(*request.cidr6, "ipv6CidrBlock", "This is not a valid CIDR block.");
        entry.cidr6 = *cidr6;
    }
    BACKLOT_CHECK(read_ports(entry, request));
    if (entry.protocol == "1" || entry.protocol == "58") {
        if (!request.icmp || !request.icmp->type || !request.icmp->code) return errors::missing("icmpTypeCode");
        entry.icmp_type = request.icmp->type;
        entry.icmp_code = request.icmp->code;
    }
    return entry;
}

AclEntryRecord* find_entry(AclRecord& acl, bool is_egress, std::int64_t number) {
    const auto found = std::ranges::find_if(acl.entries, [&](const AclEntryRecord& one) { return one.is_egress == is_egress && one.number == number; });
    return found == acl.entries.end() ? nullptr : &*found;
}

void put_entry(AclRecord& acl, AclEntryRecord entry) {
    if (auto* old = find_entry(acl, entry.is_egress, entry.number)) {
        *old = std::move(entry);
        return;
    }
    acl.entries.push_back(std::move(entry));
    std::ranges::sort(acl.entries, {}, [](const AclEntryRecord& one) { return std::pair(!one.is_egress, one.number); });
}

errors::Failure no_entry(const AclRecord& acl, bool is_egress, std::int64_t number) {
    return errors::make("InvalidNetworkAclEntry.NotFound", "The " + std::string(is_egress ? "egress" : "ingress") + " rule number '" + std::to_string(number) +
                                                               "' does not exist in network ACL '" + acl.id + "'");
}

}  // namespace backlot::ec2
