#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("CreateSubnet", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto make = [&](std::string cidr) {
        return stage.call(CreateSubnetInput{.cidr_block = std::move(cidr), .vpc_id = set.vpc});
    };

    SECTION("has five addresses less than its range") {
        const auto made = make("10.0.2.0/28");
        CHECK(made->subnet->available_ip_address_count == 11);
        CHECK(made->subnet->availability_zone == "eu-west-2a");
        CHECK(made->subnet->availability_zone_id == "euw2-az1");
        CHECK(made->subnet->subnet_arn == set.arn("subnet/" + *made->subnet->subnet_id));
    }
    SECTION("lies in its VPC and over no other subnet") {
        CHECK(error_of(make("10.1.0.0/24")) == "InvalidSubnet.Range");
        CHECK(error_of(make("10.0.0.0/15")) == "InvalidSubnet.Range");
        CHECK(error_of(make("10.0.1.128/25")) == "InvalidSubnet.Conflict");
        CHECK(error_of(make("10.0.0.0/16")) == "InvalidSubnet.Conflict");
        CHECK(error_of(make("10.0.0.0")) == "InvalidParameterValue");
        CHECK(make("10.0.2.0/24"));
    }
    SECTION("a zone by name or id, of the region") {
        CHECK(stage.call(CreateSubnetInput{.availability_zone = "eu-west-2b", .cidr_block = "10.0.3.0/24",
                                           .vpc_id = set.vpc})->subnet->availability_zone_id == "euw2-az2");
        CHECK(stage.call(CreateSubnetInput{.availability_zone_id = "euw2-az3", .cidr_block = "10.0.4.0/24",
                                           .vpc_id = set.vpc})->subnet->availability_zone == "eu-west-2c");
        CHECK(error_of(stage.call(CreateSubnetInput{.availability_zone = "eu-west-1a", .cidr_block = "10.0.5.0/24",
                                                    .vpc_id = set.vpc})) == "InvalidParameterValue");
    }
    SECTION("a policy is asked about the subnet and its VPC") {
        CHECK(error_of(stage.call(CreateSubnetInput{.cidr_block = "10.0.2.0/24", .vpc_id = "vpc-0123456789abcdef0"})) ==
              "InvalidVpcID.NotFound");
        set.be_user_with(R"({"Effect":"Allow","Action":"ec2:CreateSubnet","Resource":")" + set.arn("subnet/*") + "\"}");
        CHECK(error_of(make("10.0.2.0/24")) == "UnauthorizedOperation");
        CHECK(set.asked("ec2:CreateSubnet", set.arn("vpc/" + set.vpc)));
    }
}
