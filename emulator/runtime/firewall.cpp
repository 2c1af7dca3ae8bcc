#include "runtime/firewall.h"

#include <nftables/libnftables.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "runtime/netlink.h"

namespace backlot::runtime {

namespace {

// Protocol and ports, with the peers that they are open to.
using Head = std::tuple<std::string, int, int>;
using Peers = std::map<Head, std::set<std::string>>;

Peers peers_of(const std::vector<FirewallRule>& rules) {
    Peers peers;
    for (const auto& rule : rules) peers[{rule.protocol, rule.from_port, rule.to_port}].insert(rule.peer);
    return peers;
}

std::string list_of(const std::set<std::string>& peers) {
    std::string list;
    for (const auto& peer : peers) list += (list.empty() ? "" : ", ") + peer;
    return list;
}

// "tcp dport 80-443 "
std::string match_of(const Head& head) {
    const auto& [protocol, from, to] = head;
    const auto range = from == to ? std::to_string(from) : std::to_string(from) + "-" + std::to_string(to);
    if (protocol == "tcp" || protocol == "udp") return from < 0 ? "meta l4proto " + protocol + " " : protocol + " dport " + range + " ";
    if (protocol == "icmp") return from < 0 ? "meta l4proto icmp " : "icmp type " + std::to_string(from) + " ";
    return protocol.empty() ? "" : "meta l4proto " + protocol + " ";
}

struct Side {
    std::string chain;      // "inputs"
    std::string hook;       // "input"
    std::string address;    // of the peer: "saddr"
    std::string interface;  // "iif"
};
const Side inward{.chain = "inputs", .hook = "input", .address = "saddr", .interface = "iif"};
const Side outward{.chain = "outputs", .hook = "output", .address = "daddr", .interface = "oif"};

std::string set_name(const Side& side, std::size_t number) { return side.hook + std::to_string(number); }

std::string side_of(const Side& side, const std::vector<FirewallRule>& rules) {
    std::string sets;
    std::string lines = "    " + side.interface + " \"lo\" accept\n    ct state established,related accept\n    ip " + side.address + " { " +
                        std::string(metadata_address) + ", " + std::string(name_server_address) + " } accept\n";
    std::size_t number = 0;
    for (const auto& [head, peers] : peers_of(rules)) {
        const auto name = set_name(side, number++);
        sets += "  set " + name + " {\n    type ipv4_addr; flags interval; auto-merge;\n    elements = { " + list_of(peers) + " }\n  }\n";
        lines += "    ip " + side.address + " @" + name + " " + match_of(head) + "accept\n";
    }
    return sets + "  chain " + side.chain + " {\n    type filter hook " + side.hook + " priority 0; policy drop;\n" + lines + "  }\n";
}

// What `after` has more; nothing where it has less, or other heads.
std::optional<std::string> side_additions(const Side& side, const std::vector<FirewallRule>& before, const std::vector<FirewallRule>& after) {
    const auto old = peers_of(before);
    const auto made = peers_of(after);
    std::string lines;
    std::size_t number = 0;
    if (old.size() != made.size()) return std::nullopt;
    for (auto a = old.begin(), b = made.begin(); a != old.end(); ++a, ++b) {
        if (a->first != b->first || !std::ranges::includes(b->second, a->second)) return std::nullopt;
        std::set<std::string> more;
        std::ranges::set_difference(b->second, a->second, std::inserter(more, more.end()));
        const auto name = set_name(side, number++);
        if (!more.empty()) lines += "add element inet backlot " + name + " { " + list_of(more) + " }\n";
    }
    return lines;
}

struct Free {
    void operator()(nft_ctx* context) const { nft_ctx_free(context); }
};

Result<> run_nft(int network_namespace, const std::string& commands) {
    return in_namespace(network_namespace, [&]() -> Result<> {
        const std::unique_ptr<nft_ctx, Free> context(nft_ctx_new(NFT_CTX_DEFAULT));
        if (!context) return fail("NetworkUnavailable", "nftables cannot be asked", 500);
        nft_ctx_buffer_error(context.get());
        nft_ctx_buffer_output(context.get());
        if (nft_run_cmd_from_buffer(context.get(), commands.c_str()) == 0) return {};
        return fail("NetworkUnavailable", std::string("nftables: ") + nft_ctx_get_error_buffer(context.get()), 500);
    });
}

}  // namespace

std::string ruleset_of(const Firewall& firewall) {
    return "table inet backlot {\n" + side_of(inward, firewall.in) + side_of(outward, firewall.out) + "}\n";
}

std::optional<std::string> additions_to(const Firewall& before, const Firewall& after) {
    const auto in = side_additions(inward, before.in, after.in);
    const auto out = side_additions(outward, before.out, after.out);
    if (!in || !out) return std::nullopt;
    return *in + *out;
}

Result<> HeldFirewall::hold(int network_namespace, const Firewall& firewall) {
    const std::lock_guard lock(mutex_);
    if (held_ == firewall) return {};
    const auto additions = held_ ? additions_to(*held_, firewall) : std::nullopt;
    if (additions) {
        if (!additions->empty()) BACKLOT_CHECK(run_nft(network_namespace, *additions));
    } else {
        const std::string before = held_ ? "delete table inet backlot\n" : "";
        BACKLOT_CHECK(run_nft(network_namespace, before + ruleset_of(firewall)));
    }
    held_ = firewall;
    return {};
}

}  // namespace backlot::runtime
