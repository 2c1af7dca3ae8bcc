#include <catch2/catch.hpp>

#include "library/testing.h"
#include "services/iam/model.h"

using namespace backlot;
using namespace backlot::iam;
using backlot::testing::error_of;
using backlot::testing::Stage;

TEST_CASE("SimulatePrincipalPolicy", "[iam]") {
    Stage stage{{.seed = 1}};
    stage.as("main");
    REQUIRE(stage.call(CreateUserInput{.user_name = "ana"}));
    REQUIRE(stage.call(CreateGroupInput{.group_name = "readers"}));
    REQUIRE(stage.call(AddUserToGroupInput{.group_name = "readers", .user_name = "ana"}));
    REQUIRE(stage.call(AttachGroupPolicyInput{.group_name = "readers", .policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"}));
    REQUIRE(stage.call(PutUserPolicyInput{.user_name = "ana", .policy_name = "no-secrets",
        .policy_document = R"({"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:GetObject","Resource":"arn:aws:s3:::*/secret"}})"}));
    const auto arn = stage.call(GetUserInput{.user_name = "ana"})->user.arn;
    SimulatePrincipalPolicyInput input{.policy_source_arn = arn, .action_names = {"s3:GetObject"}, .resource_arns = {"arn:aws:s3:::reports/a"}};
    const auto decide = [&] { return stage.call(input)->evaluation_results.at(0); };

    SECTION("knows the user's policies and the groups'") {
        const auto allowed = decide();
        CHECK(allowed.eval_decision == "allowed");
        CHECK(allowed.matched_statements.at(0).source_policy_id == "AmazonS3ReadOnlyAccess");
        CHECK(allowed.matched_statements.at(0).source_policy_type == "IAM Policy");
        input.resource_arns = {"arn:aws:s3:::reports/secret"};
        const auto denied = decide();
        CHECK(denied.eval_decision == "explicitDeny");
        CHECK(denied.matched_statements.at(0).source_policy_id == "user_ana_no-secrets");
        CHECK(denied.matched_statements.at(0).source_policy_type == "IAM Policy");
    }
    SECTION("with more policies and without some") {
        input.policy_input_list = {R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}})"};
        input.action_names = {"s3:PutObject"};
        CHECK(decide().eval_decision == "allowed");
        input.policy_input_list = {};
        CHECK(decide().eval_decision == "implicitDeny");
        input.action_names = {"s3:GetObject"};
        input.policy_exclusion_list = {{.policy_type = "aws-managed"}};
        CHECK(decide().eval_decision == "implicitDeny");
        input.policy_exclusion_list = {{.inline_policy_identifier = InlinePolicyIdentifierType{.policy_name = "no-secrets", .attachment_type = "user", .attachment_name = "ana"}}};
        input.resource_arns = {"arn:aws:s3:::reports/secret"};
        CHECK(decide().eval_decision == "allowed");
    }
    SECTION("agrees with the calls themselves") {
        stage.as("main/user/ana");
        CHECK(error_of(stage.call(SimulatePrincipalPolicyInput(input))) == "AccessDenied");
        const auto listed = stage.call(ListUsersInput{});
        CHECK(error_of(listed) == "AccessDenied");
        stage.as("main");
        input.action_names = {"iam:ListUsers"};
        input.resource_arns = {};
        CHECK(decide().eval_decision == "implicitDeny");
    }
    SECTION("of nobody") {
        input.policy_source_arn = "arn:aws:iam::000000000000:user/nobody";
        CHECK(error_of(stage.call(input)) == "NoSuchEntity");
        input.policy_source_arn = "arn:aws:s3:::reports-of-all";
        CHECK(error_of(stage.call(input)) == "InvalidInput");
    }
}

TEST_CASE("SimulatePrincipalPolicy under an organization's guardrails and a boundary", "[iam]") {
    Stage stage{{.seed = 1, .organization_file = "fixtures/organizations/sfdl.yaml"}};
    stage.as("la/admin");
    SimulatePrincipalPolicyInput input{.policy_source_arn = "arn:aws:iam::111122223333:role/admin", .action_names = {"ec2:RunInstances"},
                                       .context_entries = {{.context_key_name = "aws:RequestedRegion", .context_key_values = {"us-east-1"}, .context_key_type = "string"}}};
    auto result = stage.call(input)->evaluation_results.at(0);
    CHECK(result.eval_decision == "explicitDeny");
    CHECK(result.organizations_decision_detail->allowed_by_organizations == false);
    input.context_entries[0].context_key_values = {"eu-west-2"};
    result = stage.call(input)->evaluation_results.at(0);
    CHECK(result.eval_decision == "allowed");
    CHECK(result.organizations_decision_detail->allowed_by_organizations == true);
    input.permissions_boundary_policy_input_list = {R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}})"};
    result = stage.call(input)->evaluation_results.at(0);
    CHECK(result.eval_decision == "implicitDeny");
    CHECK(result.permissions_boundary_decision_detail->allowed_by_permissions_boundary == false);
}
