#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeAvailabilityZones", "[ec2]") {
    Set set;
    auto& stage = set.stage;

    SECTION("the region's, with their ids") {
        const auto all = stage.call(DescribeAvailabilityZonesInput{})->availability_zones;
        REQUIRE(all.size() == 3);
        CHECK(all[1].zone_name == "eu-west-2b");
        CHECK(all[1].zone_id == "euw2-az2");
        stage.in("ap-southeast-1");
        CHECK(stage.call(DescribeAvailabilityZonesInput{})->availability_zones[0].zone_id == "apse1-az1");
        stage.in("us-east-1");
        CHECK(stage.call(DescribeAvailabilityZonesInput{})->availability_zones.size() == 6);
    }
    SECTION("by name, id and filter") {
        DescribeAvailabilityZonesInput input;
        input.zone_names = {"eu-west-2c"};
        CHECK(stage.call(input)->availability_zones[0].zone_id == "euw2-az3");
        input.zone_names = {"eu-west-9c"};
        CHECK(error_of(stage.call(input)) == "InvalidParameterValue");
        input = {};
        input.zone_ids = {"euw2-az1"};
        CHECK(stage.call(input)->availability_zones.size() == 1);
        input = {.filters = where("zone-name", {"*b"})};
        CHECK(stage.call(input)->availability_zones.size() == 1);
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:DescribeAvailabilityZones");
        CHECK(error_of(stage.call(DescribeAvailabilityZonesInput{})) == "UnauthorizedOperation");
    }
}
