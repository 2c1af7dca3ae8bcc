// What the tests of VPC peering begin with: a VPC 10.0.0.0/16 of "la", and one of "outsider" that is 10.1.0.0/16.
#pragma once

#include <string>

#include "services/ec2/testing.h"

namespace backlot::ec2::testing {

struct Peers {
    backlot::testing::Stage stage{{.seed = 1, .organization_file = "fixtures/organizations/sfdl.yaml"}};
    std::string own;
    std::string other;
    std::string other_account;

    Peers() {
        stage.as("outsider").in("eu-west-2");
        other_account = stage.caller().account;
        other = make_vpc("10.1.0.0/16");
        stage.as("la");
        own = make_vpc("10.0.0.0/16");
    }
    std::string make_vpc(const std::string& cidr) {
        const auto made = stage.call(CreateVpcInput{.cidr_block = cidr});
        BACKLOT_ASSERT(made.has_value());
        return *made->vpc->vpc_id;
    }
    // A request of "la"; gives its id.
    std::string request() {
        stage.as("la");
        const auto made = stage.call(CreateVpcPeeringConnectionInput{.vpc_id = own, .peer_vpc_id = other, .peer_owner_id = other_account});
        BACKLOT_ASSERT(made.has_value());
        return *made->vpc_peering_connection->vpc_peering_connection_id;
    }
    std::string accepted() {
        auto id = request();
        stage.as("outsider");
        BACKLOT_ASSERT(stage.call(AcceptVpcPeeringConnectionInput{.vpc_peering_connection_id = id}).has_value());
        stage.as("la");
        return id;
    }
    // As the caller sees it; empty: not at all.
    std::string status(const std::string& id) {
        const auto found = stage.call(DescribeVpcPeeringConnectionsInput{});
        BACKLOT_ASSERT(found.has_value());
        for (const auto& one : found->vpc_peering_connections)
            if (one.vpc_peering_connection_id == id) return *one.status->code;
        return {};
    }
};

}  // namespace backlot::ec2::testing
