#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DeleteSubnet", "[ec2]") {
    Set set;
    auto& stage = set.stage;

    SECTION("is refused while an interface is in it") {
        const auto interface = set.make_interface();
        CHECK(error_of(stage.call(DeleteSubnetInput{.subnet_id = set.subnet})) == "DependencyViolation");
        REQUIRE(stage.call(DeleteNetworkInterfaceInput{.network_interface_id = *interface.network_interface_id}));
        CHECK(stage.call(DeleteSubnetInput{.subnet_id = set.subnet}));
        CHECK(error_of(stage.call(DeleteSubnetInput{.subnet_id = set.subnet})) == "InvalidSubnetID.NotFound");
    }
    SECTION("a policy may name the VPC that it lies in") {
        set.be_user_with(
            R"({"Effect":"Allow","Action":"ec2:DeleteSubnet","Resource":"*","Condition":{"ArnEquals":{"ec2:Vpc":")" +
            set.arn("vpc/vpc-0other") + "\"}}}");
        CHECK(error_of(stage.call(DeleteSubnetInput{.subnet_id = set.subnet})) == "UnauthorizedOperation");
    }
}
