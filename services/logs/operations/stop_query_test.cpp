#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("StopQuery", "[logs]") {
    auto stage = stage_with_stream();
    const auto started = stage.call(StartQueryInput{.log_group_name = "app", .start_time = 0, .end_time = 1, .query_string = "fields @message"});
    REQUIRE(started);

    SECTION("a query has ended when it is started, as AWS says it of one that has") {
        const auto done = stage.call(StopQueryInput{.query_id = *started->query_id});
        CHECK(error_of(done) == "InvalidParameterException");
        CHECK(done.error().message.find("is not running") != std::string::npos);
        CHECK(error_of(stage.call(StopQueryInput{.query_id = "no"})) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it") {
        be_user_without(stage, "logs:StopQuery");
        CHECK(error_of(stage.call(StopQueryInput{.query_id = *started->query_id})) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:StopQuery", "*"));
    }
}
