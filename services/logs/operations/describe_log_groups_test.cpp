#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("DescribeLogGroups", "[logs]") {
    auto stage = empty_stage();
    for (const auto* name : {"/ecs/web", "/ecs/worker", "Lambda/web"}) {
        REQUIRE(stage.call(CreateLogGroupInput{.log_group_name = name}));
    }
    const auto names = [&](const DescribeLogGroupsInput& input) {
        const auto done = stage.call(input);
        std::string text;
        if (!done) return done.error().code;
        for (const auto& group : done->log_groups) text += *group.log_group_name + " ";
        return text;
    };

    SECTION("sorted by name, by a prefix or by a part of the name, but not both") {
        CHECK(names({}) == "/ecs/web /ecs/worker Lambda/web ");
        CHECK(names({.log_group_name_prefix = "/ecs/w"}) == "/ecs/web /ecs/worker ");
        CHECK(names({.log_group_name_pattern = "web"}) == "/ecs/web Lambda/web ");
        CHECK(names({.log_group_name_pattern = "lambda"}).empty());
        CHECK(names({.log_group_name_prefix = "/", .log_group_name_pattern = "web"}) == "InvalidParameterException");
    }
    SECTION("by identifiers, which may be ARNs") {
        const auto arn = *stage.call(DescribeLogGroupsInput{})->log_groups.front().log_group_arn;
        DescribeLogGroupsInput input;
        input.log_group_identifiers = {arn, "Lambda/web", "nowhere"};
        CHECK(names(input) == "/ecs/web Lambda/web ");
    }
    SECTION("page by page, without repetition") {
        const auto first = stage.call(DescribeLogGroupsInput{.limit = 2});
        REQUIRE(first);
        CHECK(first->log_groups.size() == 2);
        REQUIRE(first->next_token);
        const auto second = stage.call(DescribeLogGroupsInput{.next_token = first->next_token, .limit = 2});
        REQUIRE(second);
        REQUIRE(second->log_groups.size() == 1);
        CHECK(second->log_groups.front().log_group_name == "Lambda/web");
        CHECK_FALSE(second->next_token);
        CHECK(error_of(stage.call(DescribeLogGroupsInput{.next_token = "%"})) == "InvalidParameterException");
    }
    SECTION("has both forms of the ARN, the class, the retention and the bytes") {
        const auto account = stage.caller().account;
        REQUIRE(stage.call(PutRetentionPolicyInput{.log_group_name = "/ecs/web", .retention_in_days = 7}));
        REQUIRE(stage.call(CreateLogStreamInput{.log_group_name = "/ecs/web", .log_stream_name = "one"}));
        PutLogEventsInput put{.log_group_name = "/ecs/web", .log_stream_name = "one"};
        put.log_events.push_back({.timestamp = now_of(stage), .message = "hello"});
        REQUIRE(stage.call(put));
        const auto group = stage.call(DescribeLogGroupsInput{})->log_groups.front();
        CHECK(group.log_group_arn == "arn:aws:logs:eu-west-2:" + account + ":log-group:/ecs/web");
        CHECK(group.arn == *group.log_group_arn + ":*");
        CHECK(group.log_group_class == "STANDARD");
        CHECK(group.retention_in_days == 7);
        CHECK(group.stored_bytes == 31);
    }
    SECTION("a class is listed with the other cheap one") {
        REQUIRE(stage.call(CreateLogGroupInput{.log_group_name = "rare", .log_group_class = "INFREQUENT_ACCESS"}));
        CHECK(names({.log_group_class = "ESSENTIALS"}) == "rare ");
        CHECK(names({.log_group_class = "STANDARD"}) == "/ecs/web /ecs/worker Lambda/web ");
    }
    SECTION("a policy refuses it, about no group") {
        const auto account = stage.caller().account;
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:*","Resource":"arn:aws:logs:eu-west-2:)" +
                                account + R"(:log-group:/ecs/web:*"}]})");
        const auto done = stage.call(DescribeLogGroupsInput{.log_group_name_prefix = "/ecs/web"});
        CHECK(error_of(done) == "AccessDeniedException");
        CHECK(done.error().message.find(":log-group::log-stream:") != std::string::npos);
    }
}
