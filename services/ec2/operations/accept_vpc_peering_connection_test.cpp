#include <catch2/catch.hpp>

#include "services/ec2/peering_testing.h"

using namespace backlot;
using namespace backlot::ec2;
using backlot::testing::error_of;
using ec2::testing::Peers;

TEST_CASE("AcceptVpcPeeringConnection", "[ec2]") {
    Peers peers;
    auto& stage = peers.stage;
    const auto id = peers.request();
    const auto accept = [&] { return stage.call(AcceptVpcPeeringConnectionInput{.vpc_peering_connection_id = id}); };

    SECTION("the accepter's account does, in its VPC's region, once") {
        CHECK(error_of(accept()) == "OperationNotPermitted");
        stage.as("organisation");
        CHECK(error_of(accept()) == "InvalidVpcPeeringConnectionID.NotFound");
        stage.as("outsider");
        const auto done = accept();
        REQUIRE(done);
        CHECK(done->vpc_peering_connection->status->code == "provisioning");
        CHECK(done->vpc_peering_connection->accepter_vpc_info->cidr_block == "10.1.0.0/16");
        CHECK(peers.status(id) == "active");
        CHECK(error_of(accept()) == "InvalidStateTransition");
        stage.as("la");
        CHECK(peers.status(id) == "active");
    }
    SECTION("routes lead to it from then on, and nowhere before and after") {
        const auto table = *stage.call(DescribeRouteTablesInput{})->route_tables[0].route_table_id;
        REQUIRE(stage.call(CreateRouteInput{.route_table_id = table, .destination_cidr_block = "10.1.0.0/16", .vpc_peering_connection_id = id}));
        const auto state = [&] {
            stage.as("la");
            return *stage.call(DescribeRouteTablesInput{})->route_tables[0].routes[1].state;
        };
        CHECK(state() == "blackhole");
        stage.as("outsider");
        REQUIRE(accept());
        CHECK(state() == "active");
        CHECK(error_of(stage.call(DeleteVpcInput{.vpc_id = peers.own})) == "DependencyViolation");
        REQUIRE(stage.call(DeleteVpcPeeringConnectionInput{.vpc_peering_connection_id = id}));
        CHECK(state() == "blackhole");
    }
    SECTION("a policy may refuse it") {
        backlot::testing::be_user_without(stage, "ec2:AcceptVpcPeeringConnection", "outsider");
        CHECK(error_of(accept()) == "UnauthorizedOperation");
    }
}
