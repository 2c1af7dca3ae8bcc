#include <catch2/catch.hpp>

#include "services/sts/testing.h"

using namespace backlot;
using namespace backlot::sts;
using namespace backlot::sts::testing;

TEST_CASE("GetFederationToken", "[sts]") {
    Desk desk;
    auto& stage = desk.stage;
    GetFederationTokenInput fred{.name = "fred", .policy = allows("s3:*")};

    SECTION("a federated user of the account, for twelve hours") {
        desk.user("ana", allows("*"));
        const auto done = stage.call(fred);
        REQUIRE(done);
        CHECK(done->federated_user->arn == "arn:aws:sts::" + main_account + ":federated-user/fred");
        CHECK(done->federated_user->federated_user_id == main_account + ":fred");
        CHECK(done->packed_policy_size.value() > 0);
        desk.be(*done->credentials);
        CHECK(stage.call(GetCallerIdentityInput{})->arn == done->federated_user->arn);
        stage.advance(12h);
        CHECK(error_of(stage.backlot().principal("key:" + done->credentials->access_key_id)) == "ExpiredToken");
    }
    SECTION("who may do what both the user and the session policy allow") {
        desk.user("ana", statement(R"("Action":["sts:*","s3:ListAllMyBuckets"],"Resource":"*")"));
        const auto ana = stage.caller();
        desk.be(*stage.call(fred)->credentials);
        CHECK(desk.outcome("s3", "ListBuckets").empty());
        CHECK(desk.outcome("s3", "CreateBucket", Json::object({{"Bucket", "reports"}})) == "AccessDenied");
        stage.be(ana);
        fred.policy = allows("sqs:*");
        desk.be(*stage.call(fred)->credentials);
        CHECK(desk.outcome("s3", "ListBuckets") == "AccessDenied");
    }
    SECTION("and nothing without a session policy") {
        desk.user("ana", allows("*"));
        fred.policy.reset();
        const auto done = stage.call(fred);
        CHECK(done->packed_policy_size == 0);
        desk.be(*done->credentials);
        CHECK(desk.outcome("s3", "ListBuckets") == "AccessDenied");
    }
    SECTION("IAM stays closed, and of STS all but GetCallerIdentity") {
        desk.role("r", trusts_account(main_account));
        desk.user("ana", allows("*"));
        fred.policy = allows("*");
        desk.be(*stage.call(fred)->credentials);
        CHECK(desk.outcome("s3", "ListBuckets").empty());
        CHECK(desk.outcome("iam", "ListUsers") == "InvalidClientTokenId");
        CHECK(error_of(stage.call(desk.assuming("r"))) == "AccessDenied");
        CHECK(error_of(stage.call(GetSessionTokenInput{})) == "AccessDenied");
        CHECK(stage.call(GetCallerIdentityInput{}));
    }
    SECTION("tags ask sts:TagSession, and none comes twice") {
        desk.user("bob", allows("sts:GetFederationToken"));
        fred.tags = {{.key = "team", .value = "data"}};
        CHECK(error_of(stage.call(fred)) == "AccessDenied");
        desk.user("ana", allows("sts:*"));
        CHECK(stage.call(fred));
        fred.tags.push_back({.key = "TEAM", .value = "other"});
        CHECK(error_of(stage.call(fred)) == "InvalidParameterValue");
    }
    SECTION("session policies must be valid and small") {
        desk.user("ana", allows("*"));
        fred.policy = "{";
        CHECK(error_of(stage.call(fred)) == "MalformedPolicyDocument");
        fred.policy = allows("s3:*", std::string(2'100, 'x'));
        CHECK(error_of(stage.call(fred)) == "PackedPolicyTooLarge");
    }
    SECTION("root's last an hour, whatever is asked") {
        fred.duration_seconds = 36'000;
        const auto done = stage.call(fred);
        REQUIRE(done);
        stage.advance(1h);
        CHECK_FALSE(stage.backlot().principal("key:" + done->credentials->access_key_id));
    }
    SECTION("they end with the user who asked, also when one is made again under the name") {
        desk.user("bob", allows("*"));
        const auto key = stage.call(fred)->credentials->access_key_id;
        REQUIRE(stage.backlot().principal("key:" + key));
        desk.as_root(main_account, [&] {
            desk.expect("DeleteUserPolicy", Json::object({{"UserName", "bob"}, {"PolicyName", "own"}}));
            desk.expect("DeleteUser", Json::object({{"UserName", "bob"}}));
        });
        desk.user("bob", allows("*"));
        CHECK_FALSE(stage.backlot().principal("key:" + key));
    }
    SECTION("a user needs the permission, a role's session gets none") {
        desk.user("bob");
        CHECK(error_of(stage.call(fred)) == "AccessDenied");
        desk.role("r", trusts_account(main_account), allows("*"));
        desk.user("ana", allows("*"));
        (void)desk.become(desk.assuming("r"));
        CHECK(error_of(stage.call(fred)) == "AccessDenied");
    }
    SECTION("a policy denies it") {
        desk.user("ana", denies("sts:GetFederationToken"));
        CHECK(error_of(stage.call(fred)) == "AccessDenied");
        CHECK(desk.was_denied("sts:GetFederationToken"));
    }
}
