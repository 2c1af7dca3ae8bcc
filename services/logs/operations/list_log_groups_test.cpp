#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("ListLogGroups", "[logs]") {
    auto stage = empty_stage();
    const auto make = [&](std::string name, std::string team) {
        CreateLogGroupInput input{.log_group_name = std::move(name)};
        input.tags["team"] = std::move(team);
        REQUIRE(stage.call(input));
    };
    make("/ecs/web", "search");
    make("/ecs/worker", "mail");
    const auto names = [&](const ListLogGroupsInput& input) {
        std::string text;
        const auto done = stage.call(input);
        if (!done) return done.error().code;
        for (const auto& group : done->log_groups) text += *group.log_group_name + " ";
        return text;
    };
    const auto tagged = [&](std::string value) {
        ListLogGroupsInput input;
        input.log_group_tags.push_back({.key = "team", .values = {std::move(value)}});
        return names(input);
    };

    SECTION("a pattern is parts of the name, or its beginning") {
        CHECK(names({}) == "/ecs/web /ecs/worker ");
        CHECK(names({.log_group_name_pattern = "web|xyz"}) == "/ecs/web ");
        CHECK(names({.log_group_name_pattern = "^ecs"}).empty());
        CHECK(names({.log_group_name_pattern = "^/ecs"}) == "/ecs/web /ecs/worker ");
    }
    SECTION("by tags, with asterisks and negation") {
        CHECK(tagged("mail") == "/ecs/worker ");
        CHECK(tagged("sea*") == "/ecs/web ");
        CHECK(tagged("!sea*") == "/ecs/worker ");
        CHECK(tagged("*a*") == "/ecs/web /ecs/worker ");
    }
    SECTION("what is not built is not ignored") {
        ListLogGroupsInput input;
        input.field_index_names = {"requestId"};
        CHECK(names(input) == "NotImplemented");
        CHECK(names({.include_linked_accounts = true}) == "NotImplemented");
    }
    SECTION("a policy refuses it") {
        const auto account = stage.caller().account;
        be_user_without(stage, "logs:ListLogGroups");
        CHECK(error_of(stage.call(ListLogGroupsInput{})) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:ListLogGroups", "arn:aws:logs:eu-west-2:" + account + ":log-group::log-stream:"));
    }
}
