#include <catch2/catch.hpp>

#include "services/kms/model.h"
#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;

namespace {

// A key that CloudWatch Logs may use for groups whose names begin with "app".
std::string key_of(Stage& stage) {
    const auto account = stage.caller().account;
    const auto policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::)" + account + R"(:root"},"Action":"kms:*","Resource":"*"},
        {"Effect":"Allow","Principal":{"Service":"logs.eu-west-2.amazonaws.com"},"Action":["kms:Encrypt*","kms:Decrypt*","kms:GenerateDataKey*"],"Resource":"*",
         "Condition":{"ArnLike":{"kms:EncryptionContext:aws:logs:arn":"arn:aws:logs:eu-west-2:)" + account + R"(:log-group:app*"}}}]})";
    return *stage.call(kms::CreateKeyInput{.policy = policy})->key_metadata->arn;
}

std::string all(Stage& stage) {
    const auto got = stage.call(GetLogEventsInput{.log_group_name = "app", .log_stream_name = "web", .start_from_head = true});
    return got ? joined(*got) : got.error().code;
}

}  // namespace

TEST_CASE("AssociateKmsKey", "[logs]") {
    auto stage = stage_with_stream();
    const auto key = key_of(stage);
    say(stage, "web", {"before"});
    stage.advance(std::chrono::seconds(10));
    REQUIRE(stage.call(AssociateKmsKeyInput{.log_group_name = "app", .kms_key_id = key}));
    CHECK(stage.call(DescribeLogGroupsInput{})->log_groups.front().kms_key_id == key);
    say(stage, "web", {"sealed", "too"});

    SECTION("events are read as ever while the key lets it") {
        CHECK(all(stage) == "before sealed too");
        const auto found = stage.call(FilterLogEventsInput{.log_group_name = "app", .filter_pattern = "sealed"});
        REQUIRE(found);
        CHECK(joined(*found) == "sealed");
        const auto started = stage.call(StartQueryInput{.log_group_name = "app", .start_time = 0, .end_time = now_of(stage) / 1000 + 10, .query_string = "fields @message | filter @message like /too/"});
        REQUIRE(started);
        const auto results = stage.call(GetQueryResultsInput{.query_id = *started->query_id});
        REQUIRE(results);
        REQUIRE(results->results.size() == 1);
    }
    SECTION("and not when it is disabled, nor written") {
        REQUIRE(stage.call(kms::DisableKeyInput{.key_id = key}));
        CHECK(all(stage) == "AccessDeniedException");
        CHECK(error_of(stage.call(FilterLogEventsInput{.log_group_name = "app"})) == "AccessDeniedException");
        CHECK(error_of(stage.call(batch("web", {{now_of(stage), "x"}}))) == "AccessDeniedException");
        REQUIRE(stage.call(kms::EnableKeyInput{.key_id = key}));
        CHECK(all(stage) == "before sealed too");
    }
    SECTION("those that are sealed stay so under their old key when another comes") {
        const auto next = key_of(stage);
        REQUIRE(stage.call(AssociateKmsKeyInput{.log_group_name = "app", .kms_key_id = next}));
        stage.advance(std::chrono::seconds(10));
        say(stage, "web", {"next"});
        CHECK(all(stage) == "before sealed too next");
        REQUIRE(stage.call(kms::DisableKeyInput{.key_id = key}));
        CHECK(all(stage) == "AccessDeniedException");
    }
    SECTION("a data key serves an hour") {
        stage.advance(std::chrono::hours(2));
        say(stage, "web", {"later"});
        CHECK(all(stage) == "before sealed too later");
    }
    SECTION("a key that does not let CloudWatch Logs is refused, and what is no ARN of one") {
        REQUIRE(stage.call(CreateLogGroupInput{.log_group_name = "other"}));
        CHECK(error_of(stage.call(AssociateKmsKeyInput{.log_group_name = "other", .kms_key_id = key})) == "InvalidParameterException");
        CHECK(error_of(stage.call(CreateLogGroupInput{.log_group_name = "third", .kms_key_id = key})) == "InvalidParameterException");
        CHECK(stage.call(CreateLogGroupInput{.log_group_name = "app2", .kms_key_id = key}));
        CHECK(error_of(stage.call(AssociateKmsKeyInput{.log_group_name = "app", .kms_key_id = "alias/key"})) == "InvalidParameterException");
        CHECK(error_of(stage.call(AssociateKmsKeyInput{.log_group_name = "none", .kms_key_id = key})) == "ResourceNotFoundException");
        CHECK(error_of(stage.call(AssociateKmsKeyInput{.kms_key_id = key, .resource_identifier = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":query-result:*"})) == "NotImplemented");
    }
    SECTION("who may is asked") {
        be_user_without(stage, "logs:AssociateKmsKey");
        CHECK(error_of(stage.call(AssociateKmsKeyInput{.log_group_name = "app", .kms_key_id = key})) == "AccessDeniedException");
    }
}
