#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeTags", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    CreateTagsInput input;
    input.resources = {set.vpc, set.subnet};
    input.tags = {{.key = "a", .value = "1"}, {.key = "b", .value = "2"}};
    REQUIRE(stage.call(input));

    SECTION("by resource, type, key and value") {
        const auto count = [&](std::string name, std::string value) {
            return stage.call(DescribeTagsInput{.filters = where(name, {value})})->tags.size();
        };
        CHECK(count("resource-id", set.vpc) == 2);
        CHECK(count("resource-type", "subnet") == 2);
        CHECK(count("key", "a") == 2);
        CHECK(count("value", "2") == 2);
        CHECK(count("tag:a", "1") == 2);
        CHECK(count("tag:a", "2") == 0);
        CHECK(error_of(stage.call(DescribeTagsInput{.filters = where("x", {"y"})})) == "InvalidParameterValue");
    }
    SECTION("in pages") {
        const auto first = stage.call(DescribeTagsInput{.max_results = 3});
        REQUIRE(first->tags.size() == 3);
        CHECK(stage.call(DescribeTagsInput{.max_results = 3, .next_token = first->next_token})->tags.size() == 1);
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:DescribeTags");
        CHECK(error_of(stage.call(DescribeTagsInput{})) == "UnauthorizedOperation");
    }
}
