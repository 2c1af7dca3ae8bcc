#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("CreateTags", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    CreateTagsInput input;
    input.resources = {set.vpc, set.subnet};
    input.tags = {{.key = "Name", .value = "a"}};

    SECTION("of several resources at once, and again with another value") {
        REQUIRE(stage.call(input));
        input.tags[0].value = "b";
        REQUIRE(stage.call(input));
        const auto all = stage.call(DescribeTagsInput{.filters = where("key", {"Name"})})->tags;
        REQUIRE(all.size() == 2);
        CHECK(all[0].value == "b");
    }
    SECTION("all of them must be there: else none is tagged") {
        input.resources.push_back("vpc-0123456789abcdef0");
        CHECK(error_of(stage.call(input)) == "InvalidVpcID.NotFound");
        input.resources = {"foo-1"};
        CHECK(error_of(stage.call(input)) == "InvalidID");
        CHECK(stage.call(DescribeTagsInput{})->tags.empty());
    }
    SECTION("keys of AWS, repeated keys and more than 50") {
        input.tags[0].key = "AWS:x";
        CHECK(error_of(stage.call(input)) == "InvalidParameterValue");
        input.tags = {{.key = "a"}, {.key = "a"}};
        CHECK(error_of(stage.call(input)) == "InvalidParameterValue");
        input.tags = {};
        CHECK(error_of(stage.call(input)) == "MissingParameter");
        for (int i = 0; i < 51; ++i) input.tags.push_back({.key = "k" + std::to_string(i)});
        CHECK(error_of(stage.call(input)) == "TagLimitExceeded");
    }
    SECTION("a policy is asked about each resource, with the tags") {
        set.be_user_with(R"({"Effect":"Allow","Action":"ec2:CreateTags","Resource":")" + set.arn("vpc/*") +
                         R"(","Condition":{"ForAllValues:StringEquals":{"aws:TagKeys":["Name"]}}})");
        CHECK(error_of(stage.call(input)) == "UnauthorizedOperation");
        CHECK(set.asked("ec2:CreateTags", set.arn("subnet/" + set.subnet)));
        input.resources = {set.vpc};
        CHECK(stage.call(input));
        input.tags[0].key = "Other";
        CHECK(error_of(stage.call(input)) == "UnauthorizedOperation");
    }
}
