#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("CreateDefaultSubnet", "[ec2]") {
    Set set;
    CHECK(error_of(set.stage.call(CreateDefaultSubnetInput{.availability_zone = "eu-west-2a"})) == "DefaultVpcDoesNotExist");
    REQUIRE(set.stage.call(CreateDefaultVpcInput{}));
    CHECK(error_of(set.stage.call(CreateDefaultSubnetInput{.availability_zone = "eu-west-2a"})) == "DefaultSubnetAlreadyExistsInAvailabilityZone");
    const auto first = set.stage.call(DescribeSubnetsInput{.filters = where("cidr-block", {"172.31.0.0/20"})})->subnets.front();
    REQUIRE(set.stage.call(DeleteSubnetInput{.subnet_id = *first.subnet_id}));
    const auto made = set.stage.call(CreateDefaultSubnetInput{.availability_zone = *first.availability_zone});
    REQUIRE(made);
    CHECK(made->subnet->cidr_block == "172.31.0.0/20");
    CHECK(made->subnet->default_for_az == true);
    CHECK(error_of(set.stage.call(CreateDefaultSubnetInput{})) == "MissingParameter");
    CHECK(error_of(set.stage.call(CreateDefaultSubnetInput{.availability_zone = "us-east-1a"})) == "InvalidParameterValue");
}
