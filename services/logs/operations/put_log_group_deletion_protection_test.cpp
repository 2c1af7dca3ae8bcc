#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("PutLogGroupDeletionProtection", "[logs]") {
    auto stage = stage_with_stream();
    PutLogGroupDeletionProtectionInput input{.log_group_identifier = "app", .deletion_protection_enabled = true};

    SECTION("is shown, and taken by name or ARN") {
        REQUIRE(stage.call(input));
        const auto group = stage.call(DescribeLogGroupsInput{})->log_groups.front();
        CHECK(group.deletion_protection_enabled == true);
        input = {.log_group_identifier = *group.log_group_arn, .deletion_protection_enabled = false};
        REQUIRE(stage.call(input));
        CHECK(stage.call(DescribeLogGroupsInput{})->log_groups.front().deletion_protection_enabled == false);
    }
    SECTION("no such group") {
        input.log_group_identifier = "no";
        CHECK(error_of(stage.call(input)) == "ResourceNotFoundException");
        input.log_group_identifier = "arn:aws:s3:::app";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
    }
    SECTION("a policy refuses it") {
        const auto arn = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app:log-stream:";
        be_user_without(stage, "logs:PutLogGroupDeletionProtection");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:PutLogGroupDeletionProtection", arn));
    }
}
