#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("CreateLogStream", "[logs]") {
    auto stage = stage_with_stream();
    const CreateLogStreamInput input{.log_group_name = "app", .log_stream_name = "worker/1"};

    SECTION("a stream is there once") {
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(input)) == "ResourceAlreadyExistsException");
        CHECK(stage.call(DescribeLogStreamsInput{.log_group_name = "app"})->log_streams.size() == 2);
    }
    SECTION("there must be a group") {
        const auto done = stage.call(CreateLogStreamInput{.log_group_name = "no", .log_stream_name = "one"});
        CHECK(error_of(done) == "ResourceNotFoundException");
        CHECK(done.error().message == "The specified log group does not exist.");
    }
    SECTION("a role that may write to one stream's name makes no other") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:";
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:CreateLogStream","Resource":")" + arn + R"(worker/*"}]})");
        CHECK(stage.call(input));
        const auto other = stage.call(CreateLogStreamInput{.log_group_name = "app", .log_stream_name = "cron/1"});
        CHECK(error_of(other) == "AccessDeniedException");
        CHECK(other.error().message.find("logs:CreateLogStream on resource: " + arn + "cron/1") != std::string::npos);
    }
    SECTION("a name of the group without an asterisk allows nothing in it") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app";
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:*","Resource":")" + arn + R"("}]})");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
    }
}
