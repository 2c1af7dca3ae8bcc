#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

#include "services/ec2/acl_testing.h"

TEST_CASE("DescribeNetworkAcls", "[ec2]") {
    ec2::testing::AclSet set;
    auto tcp = set.entry(20, "6");
    tcp.port_range = PortRange{.from = 80, .to = 81};
    REQUIRE(set.stage.call(tcp));
    const auto ids = [&](const std::string& name, const std::string& value) {
        const auto found = set.stage.call(DescribeNetworkAclsInput{.filters = where(name, {value})});
        REQUIRE(found);
        std::vector<std::string> all;
        for (const auto& one : found->network_acls) all.push_back(*one.network_acl_id);
        return all;
    };
    using Ids = std::vector<std::string>;
    CHECK(ids("vpc-id", set.vpc).size() == 2);
    CHECK(ids("default", "false") == Ids{set.acl});
    CHECK(ids("association.subnet-id", set.subnet) == Ids{set.default_acl()});
    CHECK(ids("entry.port-range.from", "80") == Ids{set.acl});
    CHECK(ids("entry.rule-number", "20") == Ids{set.acl});
    CHECK(ids("entry.protocol", "6") == Ids{set.acl});
    CHECK(ids("entry.cidr", "10.0.0.0/8") == Ids{set.acl});
    CHECK(error_of(set.stage.call(DescribeNetworkAclsInput{.filters = where("colour", {"red"})})) == "InvalidParameterValue");
    DescribeNetworkAclsInput none;
    none.network_acl_ids = {std::string("acl-0123456789abcdef0")};
    CHECK(error_of(set.stage.call(none)) == "InvalidNetworkAclID.NotFound");
    set.be_user_without("ec2:DescribeNetworkAcls");
    CHECK(error_of(set.stage.call(DescribeNetworkAclsInput{})) == "UnauthorizedOperation");
}
