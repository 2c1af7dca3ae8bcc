#include "runtime/firewall.h"

#include <catch2/catch.hpp>

using namespace backlot::runtime;

TEST_CASE("A firewall is a ruleset of nftables", "[runtime]") {
    CHECK(ruleset_of({.in = {{.peer = "10.0.0.0/8", .protocol = "tcp", .from_port = 80, .to_port = 443},
                             {.peer = "10.0.0.1/32", .protocol = "udp", .from_port = 53, .to_port = 53},
                             {.peer = "10.0.0.2/32", .protocol = "udp", .from_port = 53, .to_port = 53}},
                      .out = {{.peer = "0.0.0.0/0"}}}) ==
          R"(table inet backlot {
  set input0 {
    type ipv4_addr; flags interval; auto-merge;
    elements = { 10.0.0.0/8 }
  }
  set input1 {
    type ipv4_addr; flags interval; auto-merge;
    elements = { 10.0.0.1/32, 10.0.0.2/32 }
  }
  chain inputs {
    type filter hook input priority 0; policy drop;
    iif "lo" accept
    ct state established,related accept
    ip saddr { 169.254.170.2, 169.254.169.253 } accept
    ip saddr @input0 tcp dport 80-443 accept
    ip saddr @input1 udp dport 53 accept
  }
  set output0 {
    type ipv4_addr; flags interval; auto-merge;
    elements = { 0.0.0.0/0 }
  }
  chain outputs {
    type filter hook output priority 0; policy drop;
    oif "lo" accept
    ct state established,related accept
    ip daddr { 169.254.170.2, 169.254.169.253 } accept
    ip daddr @output0 accept
  }
}
)");
    CHECK(ruleset_of({.in = {{.peer = "10.0.0.2/32", .protocol = "icmp", .from_port = 8}}, .out = {}}).find("@input0 icmp type 8 accept") != std::string::npos);
    CHECK(ruleset_of({.in = {{.peer = "10.0.0.3/32", .protocol = "50"}}, .out = {}}).find("@input0 meta l4proto 50 accept") != std::string::npos);
}

TEST_CASE("Further peers are further elements", "[runtime]") {
    const FirewallRule one{.peer = "10.0.0.1/32", .protocol = "tcp", .from_port = 80, .to_port = 80};
    auto other = one;
    other.peer = "10.0.0.2/32";
    auto elsewhere = one;
    elsewhere.from_port = elsewhere.to_port = 81;
    CHECK(additions_to({.in = {one}}, {.in = {other, one}}) == "add element inet backlot input0 { 10.0.0.2/32 }\n");
    CHECK(additions_to({.in = {one}}, {.in = {one}}) == "");
    CHECK_FALSE(additions_to({.in = {one, other}}, {.in = {one}}));
    CHECK_FALSE(additions_to({.in = {one}}, {.in = {one, elsewhere}}));
    CHECK_FALSE(additions_to({.out = {one}}, {.out = {other}}));
}
