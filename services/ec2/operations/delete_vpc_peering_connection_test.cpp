#include <catch2/catch.hpp>

#include "services/ec2/peering_testing.h"

using namespace backlot;
using namespace backlot::ec2;
using backlot::testing::error_of;
using ec2::testing::Peers;

TEST_CASE("DeleteVpcPeeringConnection", "[ec2]") {
    Peers peers;
    auto& stage = peers.stage;
    const auto remove = [&](const std::string& id) { return error_of(stage.call(DeleteVpcPeeringConnectionInput{.vpc_peering_connection_id = id})); };

    SECTION("either side ends one that is active") {
        const auto id = peers.accepted();
        stage.as("outsider");
        CHECK(remove(id).empty());
        stage.as("la");
        CHECK(peers.status(id) == "deleted");
        CHECK(remove(id) == "InvalidStateTransition");
    }
    SECTION("a request that waits is the requester's to take back") {
        const auto id = peers.request();
        stage.as("outsider");
        CHECK(remove(id) == "OperationNotPermitted");
        CHECK(error_of(stage.call(DeleteVpcInput{.vpc_id = peers.other})) == "DependencyViolation");
        stage.as("la");
        CHECK(remove(id).empty());
    }
    SECTION("it goes with the VPC of who asked") {
        const auto id = peers.request();
        REQUIRE(stage.call(DeleteVpcInput{.vpc_id = peers.own}));
        CHECK(peers.status(id) == "deleted");
    }
    SECTION("a policy may refuse it") {
        const auto id = peers.request();
        backlot::testing::be_user_without(stage, "ec2:DeleteVpcPeeringConnection", "la");
        CHECK(remove(id) == "UnauthorizedOperation");
    }
}
