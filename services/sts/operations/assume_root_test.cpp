#include <catch2/catch.hpp>

#include "services/sts/testing.h"

using namespace backlot;
using namespace backlot::sts;
using namespace backlot::sts::testing;

namespace {

std::string task(const std::string& name) { return "arn:aws:iam::aws:policy/root-task/" + name; }

}  // namespace

TEST_CASE("AssumeRoot", "[sts]") {
    Desk desk;
    auto& stage = desk.stage;
    stage.as("main");
    const auto trusted = Json::object({{"ServicePrincipal", "iam.amazonaws.com"}});
    REQUIRE(desk.outcome("organizations", "EnableAWSServiceAccess", trusted).empty());
    desk.user("ana", allows("*"));
    const auto audit = task("IAMAuditRootUserCredentials");
    const auto unlock = task("S3UnlockBucketPolicy");
    AssumeRootInput input{.target_principal = desk.other, .task_policy_arn = {.arn = audit}};

    SECTION("only where centralized root access is on") { CHECK(error_of(stage.call(input)) == "AccessDenied"); }
    SECTION("each feature of it opens its own tasks") {
        desk.expect("EnableOrganizationsRootCredentialsManagement", Json::object());
        CHECK(stage.call(input));
        input.task_policy_arn.arn = unlock;
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        desk.expect("EnableOrganizationsRootSessions", Json::object());
        CHECK(stage.call(input));
        desk.expect("DisableOrganizationsRootCredentialsManagement", Json::object());
        CHECK(stage.call(input));
        input.task_policy_arn.arn = audit;
        CHECK(error_of(stage.call(input)) == "AccessDenied");
    }

    desk.expect("EnableOrganizationsRootCredentialsManagement", Json::object());
    desk.expect("EnableOrganizationsRootSessions", Json::object());

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
    SECTION("not by a member, unless it administers IAM for the organization, and not by a root user") {
        desk.user("carl", allows("*"), desk.other);
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        desk.as_root(main_account, [&] {
            CHECK(error_of(stage.call(input)) == "AccessDenied");
            const auto delegate = Json::object({{"AccountId", desk.other}, {"ServicePrincipal", "iam.amazonaws.com"}});
            REQUIRE(desk.outcome("organizations", "RegisterDelegatedAdministrator", delegate).empty());
        });
        CHECK(stage.call(input));
    }
    SECTION("a policy may leave one task") {
        desk.user("bob", statement(R"("Action":"sts:AssumeRoot","Resource":"*","Condition":{"StringEquals":{"sts:TaskPolicyArn":")" +
                                   audit + R"("}})"));
        CHECK(stage.call(input));
        input.task_policy_arn.arn = unlock;
        CHECK(error_of(stage.call(input)) == "AccessDenied");
    }
    SECTION("a policy denies it") {
        desk.user("bob", denies("sts:AssumeRoot"));
        CHECK(error_of(stage.call(input)) == "AccessDenied");
        CHECK(desk.was_denied("sts:AssumeRoot"));
    }
}
