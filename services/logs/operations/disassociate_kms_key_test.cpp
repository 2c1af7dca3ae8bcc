#include <catch2/catch.hpp>

#include "services/kms/model.h"
#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;

TEST_CASE("DisassociateKmsKey", "[logs]") {
    auto stage = stage_with_stream();
    const auto account = stage.caller().account;
    const auto policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::)" + account + R"(:root","Service":"logs.eu-west-2.amazonaws.com"},"Action":"kms:*","Resource":"*"}]})";
    const auto key = *stage.call(kms::CreateKeyInput{.policy = policy})->key_metadata->arn;
    REQUIRE(stage.call(AssociateKmsKeyInput{.log_group_name = "app", .kms_key_id = key}));
    say(stage, "web", {"sealed"});
    REQUIRE(stage.call(DisassociateKmsKeyInput{.log_group_name = "app"}));
    CHECK_FALSE(stage.call(DescribeLogGroupsInput{})->log_groups.front().kms_key_id);
    stage.advance(std::chrono::seconds(10));
    say(stage, "web", {"open"});
    const auto got = stage.call(GetLogEventsInput{.log_group_name = "app", .log_stream_name = "web", .start_from_head = true});
    REQUIRE(got);
    CHECK(joined(*got) == "sealed open");
    REQUIRE(stage.call(kms::DisableKeyInput{.key_id = key}));
    CHECK(stage.call(batch("web", {{now_of(stage), "x"}})));
    CHECK(error_of(stage.call(GetLogEventsInput{.log_group_name = "app", .log_stream_name = "web"})) == "AccessDeniedException");
    CHECK(error_of(stage.call(DisassociateKmsKeyInput{.log_group_name = "none"})) == "ResourceNotFoundException");
    be_user_without(stage, "logs:DisassociateKmsKey");
    CHECK(error_of(stage.call(DisassociateKmsKeyInput{.log_group_name = "app"})) == "AccessDeniedException");
}
