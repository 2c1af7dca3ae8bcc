#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DeleteTags", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    CreateTagsInput input;
    input.resources = {set.vpc};
    input.tags = {{.key = "a", .value = "1"}, {.key = "b", .value = "2"}, {.key = "c", .value = "3"}};
    REQUIRE(stage.call(input));
    DeleteTagsInput gone;
    gone.resources = {set.vpc};
    const auto keys = [&] {
        std::string all;
        const auto found = stage.call(DescribeTagsInput{});
        for (const auto& tag : found->tags) all += *tag.key;
        return all;
    };

    SECTION("by key; by value only where it is that value; without tags all of them") {
        gone.tags = {{.key = "a"}, {.key = "b", .value = "x"}, {.key = "c", .value = "3"}, {.key = "d"}};
        REQUIRE(stage.call(gone));
        CHECK(keys() == "b");
        gone.tags = {{.key = "b", .value = ""}};
        REQUIRE(stage.call(gone));
        CHECK(keys() == "b");
        gone.tags = {};
        REQUIRE(stage.call(gone));
        CHECK(keys().empty());
    }
    SECTION("of what is not there") {
        gone.resources = {"subnet-0123456789abcdef0"};
        CHECK(error_of(stage.call(gone)) == "InvalidSubnetID.NotFound");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("ec2:DeleteTags");
        CHECK(error_of(stage.call(gone)) == "UnauthorizedOperation");
        CHECK(set.asked("ec2:DeleteTags", set.arn("vpc/" + set.vpc)));
    }
}
