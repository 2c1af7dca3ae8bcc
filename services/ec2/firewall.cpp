// What the security groups of a network interface let through, with the groups that rules name as the addresses that they have now.
//
// Source: Amazon VPC User Guide, "Security group rules" (stateful; all groups of an interface together; a group as source or
// destination stands for the private addresses of its interfaces). Rules for IPv6 and prefix lists let nothing through that tasks have.
#include <algorithm>

#include "kernel/service.h"
#include "services/ec2/cidr.h"
#include "services/ec2/gateways.h"

namespace backlot::ec2 {

namespace {

std::optional<InterfaceRecord> interface_at(const store::View& view, const VpcHome& home, std::string_view network, std::string_view address) {
    std::optional<InterfaceRecord> found;
    store::scan(view, interfaces, [&](const InterfaceRecord& one) {
        const bool is_it = one.vpc == network && std::ranges::find(one.addresses, address, &InterfaceAddress::address) != one.addresses.end();
        if (is_it) found = one;
        return !found;
    }, home.account, home.region);
    return found;
}

// Of the interfaces that have the group.
std::vector<std::string> members_of(const store::View& view, const VpcHome& home, const std::string& group) {
    std::vector<std::string> members;
    store::scan(view, interfaces, [&](const InterfaceRecord& one) {
        if (std::ranges::find(one.groups, group) == one.groups.end()) return;
        for (const auto& address : one.addresses) members.push_back(address.address + "/32");
    }, home.account, home.region);
    return members;
}

}  // namespace

std::optional<runtime::Firewall> firewall(const store::View& view, std::string_view network, std::string_view address) {
    const auto home = store::find(view, vpc_homes, network);
    if (!home) return std::nullopt;
    const auto interface = interface_at(view, *home, network, address);
    if (!interface) return std::nullopt;
    runtime::Firewall firewall;
    for (const auto& group : interface->groups) {
        store::scan(view, rules, [&](const RuleRecord& rule) {
            std::vector<std::string> peers;
            if (!rule.cidr.empty()) peers.push_back(rule.cidr);
            if (!rule.peer.empty()) peers = members_of(view, *home, rule.peer);
            for (auto& peer : peers) {
                (rule.is_egress ? firewall.out : firewall.in)
                    .push_back({.peer = std::move(peer), .protocol = rule.protocol == "-1" ? "" : rule.protocol,
                                .from_port = static_cast<int>(rule.from_port), .to_port = static_cast<int>(rule.to_port)});
            }
        }, home->account, home->region, group);
    }
    return firewall;
}

}  // namespace backlot::ec2
