#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("StartQuery", "[logs]") {
    auto stage = stage_with_stream();
    StartQueryInput input{.log_group_name = "app", .start_time = 0, .end_time = now_of(stage) / 1000, .query_string = "fields @message"};

    SECTION("gives an id of its own each time") {
        const auto first = stage.call(input);
        REQUIRE(first);
        CHECK(stage.call(input)->query_id != first->query_id);
    }
    SECTION("a query that is none is refused before it is kept") {
        for (const auto* text : {"fieldz a", "filter", "fields a |", "stats x", "limit 0", "parse @message 'a*b*' as x", "filter nope(a)",
                                 "dedup a | sort b", "filter a like /(/", "filter a = 'x", "stats count(*) by", "fields bin(5parsec)"}) {
            input.query_string = text;
            CAPTURE(text);
            CHECK(error_of(stage.call(input)) == (std::string_view(text) == "fields a |" ? "" : "MalformedQueryException"));
        }
        input.query_string = "pattern @message";
        CHECK(error_of(stage.call(input)) == "NotImplemented");
    }
    SECTION("other languages are not built") {
        input.query_language = "SQL";
        CHECK(error_of(stage.call(input)) == "NotImplemented");
    }
    SECTION("groups are named in one way, and must be there") {
        auto other = input;
        other.log_group_names = {"app"};
        CHECK(error_of(stage.call(other)) == "InvalidParameterException");
        other.log_group_name.reset();
        CHECK(stage.call(other));
        other.log_group_names = {"app", "no"};
        CHECK(error_of(stage.call(other)) == "ResourceNotFoundException");
        other.log_group_names = {};
        CHECK(error_of(stage.call(other)) == "InvalidParameterException");
    }
    SECTION("the end is not before the start") {
        input.start_time = input.end_time + 1;
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
    }
    SECTION("a policy refuses it, about each group") {
        REQUIRE(stage.call(CreateLogGroupInput{.log_group_name = "other"}));
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:";
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:*","Resource":")" + arn + R"(app:*"}]})");
        CHECK(stage.call(input));
        input.log_group_name.reset();
        input.log_group_names = {"app", "other"};
        const auto done = stage.call(input);
        CHECK(error_of(done) == "AccessDeniedException");
        CHECK(done.error().message.find(arn + "other:log-stream:") != std::string::npos);
    }
}
