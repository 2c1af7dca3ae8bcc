#include <catch2/catch.hpp>

#include "library/testing.h"
#include "services/iam/model.h"

using namespace backlot;
using namespace backlot::iam;
using backlot::testing::error_of;
using backlot::testing::Stage;

namespace {

constexpr const char* reads = R"({
  "Version": "2012-10-17",
  "Statement": [
    {"Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
     "Condition": {"StringEquals": {"aws:PrincipalTag/team": "red"}}},
    {"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/secret"}
  ]
})";

ContextEntry key(const char* name, const char* value, const char* type = "string") {
    return {.context_key_name = name, .context_key_values = {value}, .context_key_type = type};
}

}  // namespace

TEST_CASE("SimulateCustomPolicy", "[iam]") {
    Stage stage{{.seed = 1}};
    stage.as("main");
    SimulateCustomPolicyInput input{.policy_input_list = {reads}, .action_names = {"s3:GetObject"}, .resource_arns = {"arn:aws:s3:::reports/a"}};

    SECTION("allows by the statement that it names, with its place") {
        input.context_entries = {key("aws:PrincipalTag/team", "red")};
        const auto done = stage.call(input);
        REQUIRE(done);
        REQUIRE(done->evaluation_results.size() == 1);
        const auto& result = done->evaluation_results[0];
        CHECK(result.eval_decision == "allowed");
        CHECK(result.eval_resource_name == "arn:aws:s3:::reports/a");
        REQUIRE(result.matched_statements.size() == 1);
        CHECK(result.matched_statements[0].source_policy_id == "PolicyInputList.1");
        CHECK(result.matched_statements[0].start_position->line == 3);  // behind the bracket of the list
        CHECK(result.matched_statements[0].start_position->column > 1);
        CHECK(result.matched_statements[0].end_position->line == 5);
        CHECK(result.missing_context_values.empty());
        REQUIRE(result.resource_specific_results.size() == 1);
        CHECK(result.resource_specific_results[0].eval_resource_decision == "allowed");
    }
    SECTION("says which keys it missed") {
        const auto result = stage.call(input)->evaluation_results.at(0);
        CHECK(result.eval_decision == "implicitDeny");
        CHECK(result.missing_context_values == model::List<std::string>{"aws:PrincipalTag/team"});
        CHECK(result.matched_statements.empty());
    }
    SECTION("tells explicit denials apart, action by action and resource by resource") {
        input.action_names = {"s3:GetObject", "s3:PutObject"};
        input.resource_arns = {"arn:aws:s3:::reports/secret", "arn:aws:s3:::reports/a"};
        input.context_entries = {key("aws:PrincipalTag/team", "red")};
        std::vector<std::string> decisions;
        const auto answer = stage.call(input);
        for (const auto& one : answer->evaluation_results) decisions.push_back(one.eval_decision);
        CHECK(decisions == std::vector<std::string>{"explicitDeny", "allowed", "explicitDeny", "implicitDeny"});
        input.max_items = 3;
        const auto page = stage.call(input);
        REQUIRE((page->is_truncated == true && page->marker));
        input.marker = page->marker;
        CHECK(stage.call(input)->evaluation_results.at(0).eval_action_name == "s3:PutObject");
    }
    SECTION("is bounded by boundaries and guardrails that are given") {
        input.context_entries = {key("aws:PrincipalTag/team", "red")};
        input.permissions_boundary_policy_input_list = {R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*"}})"};
        auto result = stage.call(input)->evaluation_results.at(0);
        CHECK(result.eval_decision == "implicitDeny");
        CHECK(result.permissions_boundary_decision_detail->allowed_by_permissions_boundary == false);
        input.permissions_boundary_policy_input_list = {};
        input.ordered_organization_policy_input_list.push_back(
            {.service_control_policy_input_list = {R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:*","Resource":"*"}})"}});
        result = stage.call(input)->evaluation_results.at(0);
        CHECK(result.eval_decision == "implicitDeny");
        CHECK(result.organizations_decision_detail->allowed_by_organizations == false);
    }
    SECTION("takes a resource policy of another account with a caller") {
        input.resource_policy = R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/ana"},"Action":"s3:GetObject","Resource":"*"}})";
        CHECK(error_of(stage.call(input)) == "InvalidInput");
        input.caller_arn = "arn:aws:iam::111122223333:user/ana";
        input.resource_owner = "arn:aws:iam::444455556666:root";
        CHECK(stage.call(input)->evaluation_results.at(0).eval_decision == "implicitDeny");  // the tag is missing
        input.context_entries = {key("aws:PrincipalTag/team", "red")};
        const auto result = stage.call(input)->evaluation_results.at(0);
        CHECK(result.eval_decision == "allowed");
        CHECK(result.eval_decision_details.at("ResourcePolicy") == "allowed");
    }
    SECTION("refuses what it cannot read") {
        auto bad = input;
        bad.action_names = {"s3:GetNothing"};
        CHECK(error_of(stage.call(bad)) == "InvalidInput");
        bad = input;
        bad.policy_input_list = {"{}"};
        CHECK(error_of(stage.call(bad)) == "InvalidInput");
        bad = input;
        bad.caller_arn = "arn:aws:iam::111122223333:role/a";
        CHECK(error_of(stage.call(bad)) == "InvalidInput");
        bad = input;
        bad.context_entries = {{.context_key_name = "s3:prefix", .context_key_values = {"a", "b"}, .context_key_type = "string"}};
        CHECK(error_of(stage.call(bad)) == "InvalidInput");
    }
}
