#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("GetLogGroupFields", "[logs]") {
    auto stage = stage_with_stream();
    say(stage, "web", {R"({"a":1})", R"({"a":2,"b":1})", R"({"a":3})", "plain"});
    GetLogGroupFieldsInput input{.log_group_name = "app"};
    const auto percent = [&](const std::string& name) -> std::int64_t {
        const auto done = stage.call(input);
        REQUIRE(done);
        for (const auto& field : done->log_group_fields) {
            if (field.name == name) return *field.percent;
        }
        return -1;
    };

    SECTION("how many of the events of the last quarter of an hour have each") {
        CHECK(percent("@message") == 100);
        CHECK(percent("a") == 75);
        CHECK(percent("b") == 25);
        stage.advance(16min);
        CHECK(percent("a") == -1);
        input.time = now_of(stage) / 1000 - 60 * 16;
        CHECK(percent("a") == 75);
    }
    SECTION("there must be a group") {
        input.log_group_name = "no";
        CHECK(error_of(stage.call(input)) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:";
        be_user_without(stage, "logs:GetLogGroupFields");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:GetLogGroupFields", arn));
    }
}
