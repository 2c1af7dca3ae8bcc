#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("CreateLogGroup", "[logs]") {
    auto stage = empty_stage();
    CreateLogGroupInput input{.log_group_name = "/ecs/app"};

    SECTION("a group is there once") {
        REQUIRE(stage.call(input));
        const auto again = stage.call(input);
        CHECK(error_of(again) == "ResourceAlreadyExistsException");
        CHECK(again.error().message == "The specified log group already exists");
        CHECK(stage.call(DescribeLogGroupsInput{})->log_groups.size() == 1);
    }
    SECTION("another Region has groups of its own") {
        REQUIRE(stage.call(input));
        stage.in("us-east-1");
        CHECK(stage.call(input));
    }
    SECTION("AWS keeps its own names") {
        input.log_group_name = "aws/app";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
    }
    SECTION("a KMS key that cannot be used makes no group") {
        input.kms_key_id = "arn:aws:kms:eu-west-2:111122223333:key/1";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        CHECK(stage.call(DescribeLogGroupsInput{})->log_groups.empty());
    }
    SECTION("with tags, either permission to tag is enough and one is needed") {
        input.tags["team"] = "search";
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:CreateLogGroup","Resource":"*"}]})");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        stage.as("main");
        const auto allow = [&](const std::string& action) {
            auto other = empty_stage();
            be_user_with(other, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:CreateLogGroup",")" +
                                    action + R"("],"Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/team":"search"}}}]})");
            return other.call(input).has_value();
        };
        CHECK(allow("logs:TagResource"));
        CHECK(allow("logs:TagLogGroup"));
        CHECK_FALSE(allow("logs:UntagLogGroup"));
    }
    SECTION("a policy refuses it, about the group as AWS writes it") {
        const auto account = stage.caller().account;
        be_user_without(stage, "logs:CreateLogGroup");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:CreateLogGroup", "arn:aws:logs:eu-west-2:" + account + ":log-group:/ecs/app:log-stream:"));
    }
}
