#include <catch2/catch.hpp>

#include "services/ec2/peering_testing.h"

using namespace backlot;
using namespace backlot::ec2;
using backlot::testing::error_of;
using ec2::testing::Peers;

TEST_CASE("CreateVpcPeeringConnection", "[ec2]") {
    Peers peers;
    auto& stage = peers.stage;

    SECTION("both sides see the request, which waits for the accepter") {
        const auto made = stage.call(CreateVpcPeeringConnectionInput{.vpc_id = peers.own, .peer_vpc_id = peers.other, .peer_owner_id = peers.other_account});
        REQUIRE(made);
        CHECK(made->vpc_peering_connection->status->code == "initiating-request");
        CHECK(made->vpc_peering_connection->requester_vpc_info->cidr_block == "10.0.0.0/16");
        CHECK_FALSE(made->vpc_peering_connection->accepter_vpc_info->cidr_block);
        const auto id = *made->vpc_peering_connection->vpc_peering_connection_id;
        CHECK(peers.status(id) == "pending-acceptance");
        stage.as("outsider");
        CHECK(peers.status(id) == "pending-acceptance");
        stage.as("organisation");
        CHECK(peers.status(id).empty());
    }
    SECTION("it fails where there is no such VPC, where ranges overlap, and where the two are connected already") {
        const auto asked = [&](const std::string& vpc, const std::string& account) {
            const auto made = stage.call(CreateVpcPeeringConnectionInput{.vpc_id = peers.own, .peer_vpc_id = vpc, .peer_owner_id = account});
            return peers.status(*made->vpc_peering_connection->vpc_peering_connection_id);
        };
        CHECK(asked("vpc-0123456789abcdef0", peers.other_account) == "failed");
        CHECK(asked(peers.other, stage.caller().account) == "failed");
        CHECK(asked(peers.make_vpc("10.0.128.0/20"), stage.caller().account) == "failed");
        CHECK(asked(peers.other, peers.other_account) == "pending-acceptance");
        CHECK(asked(peers.other, peers.other_account) == "failed");
    }
    SECTION("a request expires after seven days, and is shown for two more") {
        const auto id = peers.request();
        stage.advance(std::chrono::hours{7 * 24});
        CHECK(peers.status(id) == "expired");
        stage.as("outsider");
        CHECK(error_of(stage.call(AcceptVpcPeeringConnectionInput{.vpc_peering_connection_id = id})) == "InvalidStateTransition");
        stage.advance(std::chrono::hours{2 * 24});
        CHECK(peers.status(id).empty());
    }
    SECTION("a policy may say with whom") {
        backlot::testing::be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:CreateVpcPeeringConnection","Resource":"*"},)"
                                              R"({"Effect":"Deny","Action":"ec2:CreateVpcPeeringConnection","Resource":"*","Condition":{"ArnLike":{"ec2:AccepterVpc":"arn:aws:ec2:*:)" +
                                              peers.other_account + R"(:vpc/*"}}}]})", "la");
        CHECK(error_of(stage.call(CreateVpcPeeringConnectionInput{.vpc_id = peers.own, .peer_vpc_id = peers.other, .peer_owner_id = peers.other_account})) ==
              "UnauthorizedOperation");
        CHECK(stage.call(CreateVpcPeeringConnectionInput{.vpc_id = peers.own, .peer_vpc_id = peers.own}));
    }
}
