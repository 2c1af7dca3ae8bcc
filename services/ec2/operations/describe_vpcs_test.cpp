#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeVpcs", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const auto other = set.make_vpc("10.1.0.0/16");

    SECTION("filters hold together; values have wildcards") {
        CHECK(stage.call(DescribeVpcsInput{.filters = where("cidr", {"10.1.*"})})->vpcs[0].vpc_id == other);
        CHECK(stage.call(DescribeVpcsInput{.filters = where("cidr", {"10.?.0.0/16"})})->vpcs.size() == 2);
        auto both = where("cidr", {"10.1.*"});
        both.push_back({.name = "vpc-id", .values = {set.vpc}});
        CHECK(stage.call(DescribeVpcsInput{.filters = both})->vpcs.empty());
        CHECK(stage.call(DescribeVpcsInput{.filters = where("is-default", {"true"})})->vpcs.empty());
    }
    SECTION("tags are filters") {
        CreateTagsInput tag;
        tag.resources = {other};
        tag.tags = {{.key = "Name", .value = "dev"}};
        REQUIRE(stage.call(tag));
        CHECK(stage.call(DescribeVpcsInput{.filters = where("tag:Name", {"d*"})})->vpcs[0].vpc_id == other);
        CHECK(stage.call(DescribeVpcsInput{.filters = where("tag-key", {"Name"})})->vpcs.size() == 1);
        CHECK(stage.call(DescribeVpcsInput{.filters = where("tag:name", {"dev"})})->vpcs.empty());
    }
    SECTION("a filter that there is not is refused, and one without values") {
        CHECK(error_of(stage.call(DescribeVpcsInput{.filters = where("colour", {"x"})})) == "InvalidParameterValue");
        CHECK(error_of(stage.call(DescribeVpcsInput{.filters = where("cidr", {})})) == "InvalidParameterValue");
    }
    SECTION("every id must be there, and is not asked for in pages") {
        DescribeVpcsInput input;
        input.vpc_ids = {set.vpc, "vpc-0123456789abcdef0"};
        CHECK(error_of(stage.call(input)) == "InvalidVpcID.NotFound");
        input.vpc_ids = {set.vpc};
        CHECK(stage.call(input)->vpcs.size() == 1);
        input.max_results = 5;
        CHECK(error_of(stage.call(input)) == "InvalidParameterCombination");
    }
    SECTION("pages go through all") {
        for (int more = 2; more < 8; ++more) set.make_vpc("10." + std::to_string(more) + ".0.0/16");
        const auto first = stage.call(DescribeVpcsInput{.max_results = 5});
        REQUIRE(first->vpcs.size() == 5);
        const auto rest = stage.call(DescribeVpcsInput{.next_token = first->next_token, .max_results = 5});
        CHECK(rest->vpcs.size() == 3);
        CHECK_FALSE(rest->next_token);
        CHECK(error_of(stage.call(DescribeVpcsInput{.next_token = "!"})) == "InvalidParameterValue");
    }
    SECTION("another region, and another account, has its own") {
        stage.in("eu-west-1");
        CHECK(stage.call(DescribeVpcsInput{})->vpcs.empty());
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:DescribeVpcs");
        CHECK(error_of(stage.call(DescribeVpcsInput{})) == "UnauthorizedOperation");
        CHECK(set.asked("ec2:DescribeVpcs", "*"));
    }
}
