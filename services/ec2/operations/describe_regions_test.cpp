#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeRegions", "[ec2]") {
    Set set;
    auto& stage = set.stage;

    SECTION("those that need no opting in, and all where all are asked for") {
        const auto open = stage.call(DescribeRegionsInput{})->regions;
        CHECK(open.size() == 17);
        CHECK(stage.call(DescribeRegionsInput{.all_regions = true})->regions.size() > open.size());
    }
    SECTION("by name and filter") {
        DescribeRegionsInput input;
        input.region_names = {"eu-west-2", "af-south-1"};
        const auto two = stage.call(input)->regions;
        REQUIRE(two.size() == 2);
        CHECK(two[1].endpoint == "ec2.eu-west-2.amazonaws.com");
        CHECK(two[0].opt_in_status == "not-opted-in");
        CHECK(stage.call(DescribeRegionsInput{.filters = where("region-name", {"eu-west-*"})})->regions.size() == 3);
        input.region_names = {"moon-1"};
        CHECK(error_of(stage.call(input)) == "InvalidParameterValue");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:DescribeRegions");
        CHECK(error_of(stage.call(DescribeRegionsInput{})) == "UnauthorizedOperation");
    }
}
