#include <catch2/catch.hpp>

#include "services/ec2/peering_testing.h"

using namespace backlot;
using namespace backlot::ec2;
using backlot::testing::error_of;
using ec2::testing::Peers;

TEST_CASE("RejectVpcPeeringConnection", "[ec2]") {
    Peers peers;
    auto& stage = peers.stage;
    const auto id = peers.request();
    const auto reject = [&] { return stage.call(RejectVpcPeeringConnectionInput{.vpc_peering_connection_id = id}); };
    CHECK(error_of(reject()) == "OperationNotPermitted");
    backlot::testing::be_user_without(stage, "ec2:RejectVpcPeeringConnection", "outsider");
    CHECK(error_of(reject()) == "UnauthorizedOperation");
    stage.as("outsider");
    REQUIRE(reject());
    CHECK(error_of(reject()) == "InvalidStateTransition");
    const auto again = stage.call(DeleteVpcPeeringConnectionInput{.vpc_peering_connection_id = id});
    REQUIRE(error_of(again) == "InvalidStateTransition");
    CHECK(again.error().message == "Invalid state transition for " + id + ", attempted to transition from rejected to deleting");
    // Two hours for who said no, two days for who asked.
    stage.advance(std::chrono::hours{2});
    CHECK(peers.status(id).empty());
    stage.as("la");
    CHECK(peers.status(id) == "rejected");
    stage.advance(std::chrono::hours{46});
    CHECK(peers.status(id).empty());
}
