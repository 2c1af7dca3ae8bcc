#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

#include "services/ec2/acl_testing.h"

TEST_CASE("CreateNetworkAclEntry", "[ec2]") {
    ec2::testing::AclSet set;
    auto tcp = set.entry(20, "tcp");
    CHECK(error_of(set.stage.call(tcp)) == "MissingParameter");
    tcp.port_range = PortRange{.from = 80, .to = 443};
    REQUIRE(set.stage.call(tcp));
    CHECK(error_of(set.stage.call(tcp)) == "NetworkAclEntryAlreadyExists");
    auto ping = set.entry(10, "1");
    CHECK(error_of(set.stage.call(ping)) == "MissingParameter");
    ping.icmp_type_code = IcmpTypeCode{.code = -1, .type = 8};
    REQUIRE(set.stage.call(ping));
    auto out = set.entry(20);
    out.egress = true;
    out.rule_action = "deny";
    REQUIRE(set.stage.call(out));
    const auto entries = set.described().entries;
    REQUIRE(entries.size() == 5);
    CHECK(entries[0].egress == true);
    CHECK(entries[0].rule_action == "deny");
    CHECK(entries[1].rule_number == 32767);
    CHECK(entries[2].rule_number == 10);
    REQUIRE(entries[2].icmp_type_code);
    CHECK(entries[2].icmp_type_code->type == 8);
    CHECK(entries[3].protocol == "6");
    REQUIRE(entries[3].port_range);
    CHECK(entries[3].port_range->to == 443);
    CHECK(error_of(set.stage.call(set.entry(0))) == "InvalidParameterValue");
    CHECK(error_of(set.stage.call(set.entry(32767))) == "InvalidParameterValue");
    CHECK(error_of(set.stage.call(set.entry(30, "nothing"))) == "InvalidParameterValue");
    auto six = set.entry(31);
    six.ipv6cidr_block = "::/0";
    CHECK(error_of(set.stage.call(six)) == "InvalidParameterCombination");
    six.cidr_block.reset();
    CHECK(set.stage.call(six));
    for (int number = 100; number < 137; ++number) REQUIRE(set.stage.call(set.entry(number)));
    CHECK(error_of(set.stage.call(set.entry(200))) == "NetworkAclEntryLimitExceeded");
    const auto rules = set.stage.backlot().kernel().unexecuted_rules();
    CHECK(std::ranges::any_of(rules, [&](const auto& rule) { return rule.resource == set.arn("network-acl/" + set.acl); }));
    set.be_user_without("ec2:CreateNetworkAclEntry");
    CHECK(error_of(set.stage.call(set.entry(300))) == "UnauthorizedOperation");
}
