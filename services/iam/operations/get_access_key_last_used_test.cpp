#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetAccessKeyLastUsed", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    done(stage, PutUserPolicyInput{.user_name = "ana", .policy_name = "all", .policy_document = allows_all});
    const auto key = done(stage, CreateAccessKeyInput{.user_name = "ana"}).access_key.access_key_id;
    const GetAccessKeyLastUsedInput ask{.access_key_id = key};

    SECTION("a key that was never used says N/A") {
        const auto answer = done(stage, ask);
        CHECK(answer.user_name == "ana");
        CHECK_FALSE(answer.access_key_last_used->last_used_date);
        CHECK(answer.access_key_last_used->service_name == "N/A");
        CHECK(answer.access_key_last_used->region == "N/A");
    }
    SECTION("one that was says when, where and for what") {
        const auto root = stage.caller();
        stage.advance(std::chrono::hours{1});
        stage.be(*stage.backlot().principal("key:" + key));
        done(stage, ListUsersInput{});
        const auto used = stage.backlot().now();
        stage.advance(std::chrono::seconds{10});
        stage.be(root);
        const auto answer = *done(stage, ask).access_key_last_used;
        CHECK(answer.last_used_date == std::chrono::floor<std::chrono::seconds>(used));
        CHECK(answer.service_name == "iam");
        CHECK(answer.region == "us-east-1");
    }
    SECTION("a refused call counts as well") {
        done(stage, DeleteUserPolicyInput{.user_name = "ana", .policy_name = "all"});
        stage.be(*stage.backlot().principal("key:" + key));
        REQUIRE(error_of(stage.call(ListUsersInput{})) == "AccessDenied");
        stage.as("main");
        CHECK(done(stage, ask).access_key_last_used->last_used_date);
    }
    SECTION("tells nothing of keys that the account does not have") {
        const auto refused = stage.call(GetAccessKeyLastUsedInput{.access_key_id = "AKIANOBODYSKEY000000"});
        CHECK(error_of(refused) == "AccessDenied");
        CHECK(message_of(refused) == "User: " + arn("root") + " is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key AKIANOBODYSKEY000000");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, ask) == "user/ana"); }
}
