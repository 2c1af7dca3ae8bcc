#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("TestMetricFilter", "[logs]") {
    auto stage = empty_stage();
    TestMetricFilterInput input{.filter_pattern = "[ip, identity, user_id, timestamp, request, status_code = 4*, size]"};
    input.log_event_messages = {
        R"(127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /apache_pb.gif HTTP/1.0" 200 1534)",
        R"(127.0.0.1 - frank [10/Oct/2000:13:35:22 -0700] "GET /apache_pb.gif HTTP/1.0" 404 5324)"};

    SECTION("gives the messages that match, counted from one, and their fields") {
        const auto done = stage.call(input);
        REQUIRE(done);
        REQUIRE(done->matches.size() == 1);
        const auto& match = done->matches.front();
        CHECK(match.event_number == 2);
        CHECK(match.extracted_values.at("$request") == "GET /apache_pb.gif HTTP/1.0");
        CHECK(match.extracted_values.at("$timestamp") == "10/Oct/2000:13:35:22 -0700");
        CHECK(match.extracted_values.at("$status_code") == "404");
    }
    SECTION("a JSON pattern gives what its selectors found") {
        input.filter_pattern = "{ $.took > 10 && $.user.id = \"u*\" }";
        input.log_event_messages = {R"({"took":12,"user":{"id":"u7"}})", R"({"took":9,"user":{"id":"u7"}})"};
        const auto done = stage.call(input);
        REQUIRE(done->matches.size() == 1);
        CHECK(done->matches.front().extracted_values.at("$.took") == "12");
        CHECK(done->matches.front().extracted_values.at("$.user.id") == "u7");
    }
    SECTION("a bad pattern is refused") {
        input.filter_pattern = "{ $.a == 1 }";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
    }
    SECTION("a policy refuses it") {
        be_user_without(stage, "logs:TestMetricFilter");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:TestMetricFilter", "*"));
    }
}
