#include <catch2/catch.hpp>

#include "services/sts/testing.h"

using namespace backlot;
using namespace backlot::sts;
using namespace backlot::sts::testing;

namespace {

constexpr auto audit = "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials";

void set_features(Desk& desk, std::vector<std::string> features) {
    const auto done = desk.stage.backlot().branch()->write([&](store::WriteSet& writes) -> Result<> {
        const auto account = identity::find_account(writes, main_account);
        auto organization = store::find(writes, identity::organizations, account->organization);
        organization->iam_features = std::move(features);
        store::put(writes, identity::organizations, *organization, organization->id);
        return {};
    });
    BACKLOT_ASSERT(done.has_value());
}

}  // namespace

TEST_CASE("AssumeRoot", "[sts]") {
    Desk desk;
    auto& stage = desk.stage;
    desk.user("ana", allows("*"));
    set_features(desk, {"RootCredentialsManagement", "RootSessions"});
    AssumeRootInput input{.target_principal = desk.other, .task_policy_arn = {.arn = audit}};

    SECTION("the member's root user, for the one task and a quarter of an hour") {
        const auto done = stage.call(input);
        REQUIRE(done);
        desk.be(*done->credentials);
        CHECK(stage.call(GetCallerIdentityInput{})->arn == "arn:aws:iam::" + desk.other + ":root");
        CHECK(desk.outcome("iam", "ListAccessKeys").empty());
        CHECK(desk.outcome("iam", "ListUsers") == "AccessDenied");
        CHECK(desk.outcome("s3", "ListBuckets") == "AccessDenied");
        stage.advance(900s);
        CHECK_FALSE(stage.backlot().principal("key:" + done->credentials->access_key_id));
    }
    SECTION("the target by its root user's ARN") {
        input.target_principal = "arn:aws:iam::" + desk.other + ":root";
        CHECK(stage.call(input));
        input.target_principal = user_arn("ana", desk.other);
        CHECK(error_of(stage.call(input)) == "ValidationError");
    }
    SECTION("only for AWS's tasks") {
        input.task_policy_arn.arn = "arn:aws:iam::aws:policy/AdministratorAccess";
        CHECK(error_of(stage.call(input)) == "ValidationError");
    }
    SECTION("only members, not the management account itself") {
        input.target_principal = main_account;
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        input.target_principal = "999999999999";
        CHECK(error_of(stage.call(input)) == "AccessDenied");
    }
    SECTION("only where root sessions are on") {
        set_features(desk, {"RootCredentialsManagement"});
        CHECK(error_of(stage.call(input)) == "AccessDenied");
    }
    SECTION("not by a member, unless it administers IAM for the organization, and not by a root user") {
        desk.user("carl", allows("*"), desk.other);
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        stage.as("main");
        CHECK(error_of(stage.call(input)) == "AccessDenied");
    }
    SECTION("a policy may leave one task") {
        desk.user("bob", statement(R"("Action":"sts:AssumeRoot","Resource":"*","Condition":{"StringEquals":{"sts:TaskPolicyArn":")" +
                                   std::string(audit) + R"("}})"));
        CHECK(stage.call(input));
        input.task_policy_arn.arn = "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy";
        CHECK(error_of(stage.call(input)) == "AccessDenied");
    }
    SECTION("a policy denies it") {
        desk.user("bob", denies("sts:AssumeRoot"));
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        CHECK(desk.was_denied("sts:AssumeRoot"));
    }
}
