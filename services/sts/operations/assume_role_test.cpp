#include <catch2/catch.hpp>

#include "services/sts/testing.h"

using namespace backlot;
using namespace backlot::sts;
using namespace backlot::sts::testing;

namespace {

constexpr auto assume_and_tag = R"(["sts:AssumeRole","sts:TagSession"])";
constexpr auto assume_and_name = R"(["sts:AssumeRole","sts:SetSourceIdentity"])";

}  // namespace

TEST_CASE("AssumeRole: who may", "[sts]") {
    Desk desk;
    auto& stage = desk.stage;

    SECTION("a role that trusts its account leaves it to the account's own policies") {
        desk.role("r", trusts_account(main_account));
        desk.user("bob");
        CHECK(error_of(stage.call(desk.assuming("r"))) == "AccessDenied");
        desk.user("ana", allows("sts:AssumeRole"));
        CHECK(stage.call(desk.assuming("r")));
    }
    SECTION("a role that trusts a user by name needs no policy of that user") {
        desk.user("bob");
        desk.role("r", trusts(user_arn("bob")));
        CHECK(stage.call(desk.assuming("r")));
    }
    SECTION("without the trust policy no policy of the caller helps, not even the role's own") {
        desk.user("ana", allows("*"));
        desk.role("closed", trusts_account(desk.other));
        CHECK(error_of(stage.call(desk.assuming("closed"))) == "AccessDenied");
        desk.role("r", trusts(user_arn("ana")), allows("*"));
        (void)desk.become(desk.assuming("r"));
        CHECK(error_of(stage.call(desk.assuming("r"))) == "AccessDenied");
    }
    SECTION("across accounts both sides must allow") {
        desk.role("r", trusts_account(main_account), {}, desk.other);
        desk.user("bob");
        CHECK(error_of(stage.call(desk.assuming("r", desk.other))) == "AccessDenied");
        desk.user("ana", allows("sts:AssumeRole"));
        CHECK(stage.call(desk.assuming("r", desk.other)));
    }
    SECTION("a role that is not there answers as one that may not be assumed") {
        desk.user("ana", allows("*"));
        const auto done = stage.call(desk.assuming("nobody"));
        CHECK(error_of(done) == "AccessDenied");
        CHECK(done.error().message == "User: " + user_arn("ana") +
                                          " is not authorized to perform: sts:AssumeRole on resource: " + role_arn("nobody"));
    }
    SECTION("root users assume none") {
        desk.role("r", trusts_account(main_account));
        const auto done = stage.call(desk.assuming("r"));
        CHECK(error_of(done) == "AccessDenied");
        CHECK(done.error().message == "Roles may not be assumed by root accounts.");
    }
    SECTION("a service assumes what trusts it, and no other service does") {
        desk.role("box", statement(R"("Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole")"));
        stage.as("service:lambda.amazonaws.com");
        CHECK(error_of(stage.call(desk.assuming("box"))) == "AccessDenied");
        stage.as("service:ec2.amazonaws.com");
        CHECK(stage.call(desk.assuming("box")));
    }
    SECTION("an external id must be given, and right") {
        desk.role("r", trusts_account(main_account, R"("sts:AssumeRole")", R"({"StringEquals":{"sts:ExternalId":"secret"}})"));
        desk.user("ana", allows("sts:AssumeRole"));
        auto input = desk.assuming("r");
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        input.external_id = "guess";
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        input.external_id = "secret";
        CHECK(stage.call(input));
    }
    SECTION("a policy denies it, and so does a guardrail over the caller's account") {
        desk.role("r", trusts_account(main_account));
        desk.user("ana", denies("sts:AssumeRole"));
        CHECK(error_of(stage.call(desk.assuming("r"))) == "AccessDenied");
        CHECK(desk.was_denied("sts:AssumeRole"));
    }
}

TEST_CASE("AssumeRole: what it gives", "[sts]") {
    Desk desk;
    auto& stage = desk.stage;
    desk.user("ana", allows("sts:*"));
    desk.role("r", trusts_account(main_account, R"(["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"])"),
              allows("iam:*"));

    SECTION("a session named after the role, for an hour") {
        const auto done = desk.become(desk.assuming("r"));
        CHECK(done.assumed_role_user->arn == "arn:aws:sts::" + main_account + ":assumed-role/r/work");
        CHECK(done.assumed_role_user->assumed_role_id.ends_with(":work"));
        CHECK(done.credentials->access_key_id.starts_with("ASIA"));
        CHECK_FALSE(done.packed_policy_size);
        CHECK(done.session_token_size == static_cast<std::int64_t>(done.credentials->session_token.size()));
        const auto who = stage.call(GetCallerIdentityInput{});
        CHECK(who->arn == done.assumed_role_user->arn);
        CHECK(who->user_id == done.assumed_role_user->assumed_role_id);
        CHECK(stage.backlot().principal("key:" + done.credentials->access_key_id));
        stage.advance(1h);
        CHECK(error_of(stage.backlot().principal("key:" + done.credentials->access_key_id)) == "ExpiredToken");
    }
    SECTION("its permissions are the role's, not the caller's") {
        (void)desk.become(desk.assuming("r"));
        CHECK(desk.outcome("iam", "ListUsers").empty());
        CHECK(desk.outcome("s3", "ListBuckets") == "AccessDenied");
    }
    SECTION("it ends with its role, though one of that name is made again") {
        const auto done = stage.call(desk.assuming("r"));
        desk.as_root(main_account, [&] {
            desk.expect("DeleteRolePolicy", Json::object({{"RoleName", "r"}, {"PolicyName", "own"}}));
            desk.expect("DeleteRole", Json::object({{"RoleName", "r"}}));
        });
        desk.role("r", trusts_account(main_account), allows("*"));
        CHECK_FALSE(stage.backlot().principal("key:" + done->credentials->access_key_id));
    }
    SECTION("a session policy leaves what both allow") {
        auto input = desk.assuming("r");
        input.policy = allows("iam:ListUsers");
        const auto done = desk.become(input);
        CHECK(done.packed_policy_size.value() > 0);
        CHECK(desk.outcome("iam", "ListUsers").empty());
        CHECK(desk.outcome("iam", "ListRoles") == "AccessDenied");
    }
    SECTION("managed policies narrow it as well") {
        auto input = desk.assuming("r");
        input.policy_arns = {{.arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"}};
        (void)desk.become(input);
        CHECK(desk.outcome("iam", "ListUsers") == "AccessDenied");
    }
    SECTION("session policies must be valid, few and small") {
        auto input = desk.assuming("r");
        input.policy = "{";
        CHECK(error_of(stage.call(input)) == "MalformedPolicyDocument");
        input.policy = allows("s3:*", std::string(2'100, 'x'));
        CHECK(error_of(stage.call(input)) == "PackedPolicyTooLarge");
        input.policy.reset();
        input.policy_arns = {{.arn = "arn:aws:iam::" + desk.other + ":policy/theirs"}};
        CHECK(error_of(stage.call(input)) == "ValidationError");
        input.policy_arns = {{.arn = "arn:aws:iam::aws:policy/NoSuchPolicy"}};
        CHECK(error_of(stage.call(input)) == "MalformedPolicyDocument");
        input.policy_arns.clear();
        for (int i = 0; i < 11; ++i) input.policy_arns.push_back({.arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"});
        CHECK(error_of(stage.call(input)) == "ValidationError");
    }
    SECTION("it lasts as long as the role allows") {
        auto input = desk.assuming("r");
        input.duration_seconds = 3'601;
        CHECK(error_of(stage.call(input)) == "ValidationError");
        desk.as_root(main_account, [&] {
            desk.expect("UpdateRole", Json::object({{"RoleName", "r"}, {"MaxSessionDuration", 7'200}}));
        });
        input.duration_seconds = 7'200;
        const auto done = stage.call(input);
        REQUIRE(done);
        stage.advance(7'199s);
        CHECK(stage.backlot().principal("key:" + done->credentials->access_key_id));
    }
}

TEST_CASE("AssumeRole: chains, tags, source identity, MFA", "[sts]") {
    Desk desk;
    auto& stage = desk.stage;
    desk.user("ana", allows("sts:*"));

    SECTION("a role assumed from a role lasts an hour at most") {
        desk.role("first", trusts_account(main_account), allows("sts:*"));
        desk.role("second", trusts_account(main_account));
        desk.as_root(main_account, [&] {
            desk.expect("UpdateRole", Json::object({{"RoleName", "second"}, {"MaxSessionDuration", 7'200}}));
        });
        auto second = desk.assuming("second");
        second.duration_seconds = 7'200;
        CHECK(stage.call(second));
        (void)desk.become(desk.assuming("first"));
        const auto done = stage.call(second);
        CHECK(error_of(done) == "ValidationError");
        CHECK(done.error().message ==
              "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        second.duration_seconds = 3'600;
        CHECK(stage.call(second));
    }
    SECTION("tags ask sts:TagSession of the trust policy, and are the session's") {
        desk.role("plain", trusts_account(main_account));
        desk.role("r", trusts_account(main_account, assume_and_tag),
                  statement(R"("Action":"iam:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"data"}})"));
        auto input = desk.assuming("plain");
        input.tags = {{.key = "team", .value = "data"}};
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        input.role_arn = role_arn("r");
        const auto ana = stage.caller();
        CHECK(desk.become(input).packed_policy_size.value() > 0);
        CHECK(desk.outcome("iam", "ListUsers").empty());
        stage.be(ana);
        input.tags.front().value = "other";
        (void)desk.become(input);
        CHECK(desk.outcome("iam", "ListUsers") == "AccessDenied");
    }
    SECTION("tags are fifty at most, and none twice whatever its case") {
        desk.role("r", trusts_account(main_account, assume_and_tag));
        auto input = desk.assuming("r");
        input.tags = {{.key = "team", .value = "a"}, {.key = "Team", .value = "b"}};
        CHECK(error_of(stage.call(input)) == "InvalidParameterValue");
        input.tags = {{.key = "aws:team", .value = "a"}};
        CHECK(error_of(stage.call(input)) == "InvalidParameterValue");
        input.tags.clear();
        for (int i = 0; i < 51; ++i) input.tags.push_back({.key = "k" + std::to_string(i), .value = ""});
        CHECK(error_of(stage.call(input)) == "ValidationError");
        input.tags.pop_back();
        CHECK(stage.call(input));
        for (auto& tag : input.tags) tag.value = std::string(256, 'v');
        CHECK(error_of(stage.call(input)) == "PackedPolicyTooLarge");
    }
    SECTION("a transitive tag goes on to the next role, and cannot be changed there") {
        desk.role("first", trusts_account(main_account, assume_and_tag), allows("sts:*"));
        desk.role("plain", trusts_account(main_account));
        desk.role("second", trusts_account(main_account, assume_and_tag),
                  statement(R"("Action":"iam:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"data"}})"));
        auto first = desk.assuming("first");
        first.transitive_tag_keys = {"team"};
        CHECK(error_of(stage.call(first)) == "InvalidParameterValue");
        first.tags = {{.key = "team", .value = "data"}, {.key = "desk", .value = "4"}};
        (void)desk.become(first);
        CHECK(error_of(stage.call(desk.assuming("plain"))) == "AccessDenied");
        auto second = desk.assuming("second");
        second.tags = {{.key = "team", .value = "other"}};
        CHECK(error_of(stage.call(second)) == "InvalidParameterValue");
        second.tags.clear();
        (void)desk.become(second);
        CHECK(desk.outcome("iam", "ListUsers").empty());
        CHECK(stage.caller().session->tags == identity::Tags{{"team", "data"}});
    }
    SECTION("a source identity asks sts:SetSourceIdentity, stays through a chain, and cannot be changed") {
        desk.role("plain", trusts_account(main_account), allows("sts:*"));
        desk.role("first", trusts_account(main_account, assume_and_name), allows("sts:*"));
        desk.role("second", trusts_account(main_account, assume_and_name));
        auto input = desk.assuming("plain");
        input.source_identity = "ana";
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        input.role_arn = role_arn("first");
        CHECK(desk.become(input).source_identity == "ana");
        CHECK(error_of(stage.call(desk.assuming("plain"))) == "AccessDenied");
        auto second = desk.assuming("second");
        CHECK(stage.call(second)->source_identity == "ana");
        second.source_identity = "bob";
        CHECK(error_of(stage.call(second)) == "AccessDenied");
    }
    SECTION("naming a source identity across accounts asks the caller's own policy too") {
        desk.role("r", trusts_account(main_account, assume_and_name), {}, desk.other);
        auto input = desk.assuming("r", desk.other);
        input.source_identity = "x";
        CHECK(stage.call(input));
        desk.user("bob", allows("sts:AssumeRole"));
        CHECK(error_of(stage.call(input)) == "AccessDenied");
    }
    SECTION("a role that wants MFA takes no one without") {
        desk.role("r", trusts_account(main_account, R"("sts:AssumeRole")", R"({"Bool":{"aws:MultiFactorAuthPresent":"true"}})"));
        CHECK(error_of(stage.call(desk.assuming("r"))) == "AccessDenied");
        auto input = desk.assuming("r");
        input.serial_number = "arn:aws:iam::" + main_account + ":mfa/none";
        CHECK(error_of(stage.call(input)) == "ValidationError");
        input.token_code = "123456";
        CHECK(error_of(stage.call(input)) == "AccessDenied");
    }
}
