#include <catch2/catch.hpp>

#include "kernel/kernel.h"
#include "runtime/runtime.h"
#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::Set;
using Rules = std::vector<runtime::FirewallRule>;

namespace {

IpPermission tcp(std::int64_t port) { return {.ip_protocol = "tcp", .from_port = port, .to_port = port}; }

}  // namespace

TEST_CASE("The security groups of an interface are its firewall", "[ec2]") {
    Set set;
    const auto group = set.make_group("web");
    const auto clients = set.make_group("clients");
    const auto interface_of = [&](const std::string& of) {
        CreateNetworkInterfaceInput input{.subnet_id = set.subnet};
        input.groups = {of};
        return *set.stage.call(input)->network_interface;
    };
    const auto web = interface_of(group);
    const auto asked = [&](const std::string& address) { return set.stage.backlot().kernel().firewall(set.vpc, address); };
    const auto address = *web.private_ip_address;
    REQUIRE(asked(address));
    CHECK(asked(address)->in.empty());
    CHECK(asked(address)->out == Rules{{.peer = "0.0.0.0/0"}});
    CHECK_FALSE(asked("10.0.1.250"));
    CHECK_FALSE(set.stage.backlot().kernel().firewall("vpc-none", address));

    int changes = 0;
    set.stage.backlot().kernel().stage().tasks->network_changed = [&](const std::string& network, const std::string&) { changes += network == set.vpc ? 1 : 0; };
    AuthorizeSecurityGroupIngressInput open{.group_id = group};
    open.ip_permissions.push_back(tcp(80));
    open.ip_permissions[0].ip_ranges.push_back({.cidr_ip = "10.9.0.0/16"});
    open.ip_permissions.push_back(tcp(443));
    open.ip_permissions[1].user_id_group_pairs.push_back({.group_id = clients});
    REQUIRE(set.stage.call(open));
    CHECK(changes > 0);
    CHECK(asked(address)->in == Rules{{.peer = "10.9.0.0/16", .protocol = "tcp", .from_port = 80, .to_port = 80}});
    const auto client = interface_of(clients);
    Rules in = asked(address)->in;
    std::ranges::sort(in, {}, &runtime::FirewallRule::from_port);
    CHECK(in == Rules{{.peer = "10.9.0.0/16", .protocol = "tcp", .from_port = 80, .to_port = 80},
                      {.peer = *client.private_ip_address + "/32", .protocol = "tcp", .from_port = 443, .to_port = 443}});
    changes = 0;
    ModifyNetworkInterfaceAttributeInput move{.network_interface_id = *client.network_interface_id};
    move.groups = {group};
    REQUIRE(set.stage.call(move));
    CHECK(changes > 0);
    CHECK(asked(address)->in.size() == 1);
    RevokeSecurityGroupIngressInput shut{.group_id = group};
    shut.ip_permissions = open.ip_permissions;
    REQUIRE(set.stage.call(shut));
    CHECK(asked(address)->in.empty());
    set.stage.backlot().kernel().stage().tasks->network_changed = {};
}
