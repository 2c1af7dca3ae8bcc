#include <catch2/catch.hpp>

#include "services/ec2/peering_testing.h"

using namespace backlot;
using namespace backlot::ec2;
using backlot::testing::error_of;
using ec2::testing::Peers;

TEST_CASE("DescribeVpcPeeringConnections", "[ec2]") {
    Peers peers;
    auto& stage = peers.stage;
    const auto id = peers.accepted();
    const auto count = [&](const std::string& name, const std::string& value) {
        DescribeVpcPeeringConnectionsInput input;
        input.filters = {Filter{.name = name, .values = {value}}};
        return stage.call(input)->vpc_peering_connections.size();
    };
    CHECK(count("accepter-vpc-info.cidr-block", "10.1.0.0/16") == 1);
    CHECK(count("requester-vpc-info.vpc-id", peers.own) == 1);
    CHECK(count("status-code", "active") == 1);
    CHECK(count("status-code", "pending-acceptance") == 0);
    CHECK(count("accepter-vpc-info.owner-id", peers.other_account) == 1);
    DescribeVpcPeeringConnectionsInput one;
    one.vpc_peering_connection_ids = {id};
    CHECK(stage.call(one)->vpc_peering_connections.size() == 1);
    one.vpc_peering_connection_ids = {"pcx-0123456789abcdef0"};
    CHECK(error_of(stage.call(one)) == "InvalidVpcPeeringConnectionID.NotFound");
    // Each side tags it for itself.
    CreateTagsInput tags;
    tags.resources = {id};
    tags.tags = {{.key = "Name", .value = "to others"}};
    REQUIRE(stage.call(tags));
    CHECK(count("tag:Name", "to others") == 1);
    stage.as("outsider");
    CHECK(count("tag:Name", "to others") == 0);
    backlot::testing::be_user_without(stage, "ec2:DescribeVpcPeeringConnections", "la");
    CHECK(error_of(stage.call(DescribeVpcPeeringConnectionsInput{})) == "UnauthorizedOperation");
}
