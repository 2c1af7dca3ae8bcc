#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DescribeEffectivePolicy", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const DescribeEffectivePolicyInput of_dev{.policy_type = "TAG_POLICY", .target_id = company.dev};
    const auto effective = [&] { return must(stage.call(of_dev)).effective_policy->policy_content.value(); };
    const auto tags = [](const std::string& inner) { return R"({"tags":{)" + inner + "}}"; };
    const auto costs = [&](const std::string& value) { return tags(R"("costcenter":{"tag_value":)" + value + "}"); };

    SECTION("what is attached above and to the account is merged, without operators") {
        company.govern(company.root, "TAG_POLICY",
                       tags(R"("costcenter":{"tag_key":{"@@assign":"CostCenter"},"tag_value":{"@@assign":["Development","Support"]}})"));
        company.govern(company.unit, "TAG_POLICY",
                       tags(R"("costcenter":{"tag_value":{"@@assign":["Sandbox"]},"enforced_for":{"@@assign":["dynamodb:table"]}})"));
        CHECK(effective() ==
              R"({"tags":{"costcenter":{"tag_key":"CostCenter","tag_value":["Sandbox"],"enforced_for":["dynamodb:table"]}}})");
        const auto of_ops = must(stage.call(DescribeEffectivePolicyInput{.policy_type = "TAG_POLICY", .target_id = company.ops}));
        CHECK(of_ops.effective_policy->policy_content ==
              R"({"tags":{"costcenter":{"tag_key":"CostCenter","tag_value":["Development","Support"]}}})");
        CHECK(of_ops.effective_policy->target_id == company.ops);
        CHECK(of_ops.effective_policy->policy_type == "TAG_POLICY");
    }
    SECTION("values are appended once, and removed") {
        company.govern(company.root, "TAG_POLICY", costs(R"({"@@assign":["A","B","C"]})"));
        company.govern(company.unit, "TAG_POLICY", costs(R"({"@@append":["C","D"]})"));
        company.govern(company.dev, "TAG_POLICY", costs(R"({"@@remove":["B","Z"]})"));
        CHECK(effective() == R"({"tags":{"costcenter":{"tag_value":["A","C","D"]}}})");
    }
    SECTION("an operator that a parent does not allow its children is left out") {
        company.govern(company.root, "TAG_POLICY",
                       tags(R"("project":{"tag_key":{"@@operators_allowed_for_child_policies":["@@none"],"@@assign":"Project"},)"
                            R"("tag_value":{"@@operators_allowed_for_child_policies":["@@append"],"@@assign":["Maintenance"]}})"));
        company.govern(company.dev, "TAG_POLICY",
                       tags(R"("project":{"tag_key":{"@@assign":"PROJECT"},"tag_value":{"@@remove":["Maintenance"],"@@append":["Research"]}})"));
        CHECK(effective() == R"({"tags":{"project":{"tag_key":"Project","tag_value":["Maintenance","Research"]}}})");
    }
    SECTION("no child gives back what a parent took") {
        company.govern(company.root, "TAG_POLICY", costs(R"({"@@operators_allowed_for_child_policies":["@@append"],"@@assign":["A"]})"));
        company.govern(company.unit, "TAG_POLICY", costs(R"({"@@operators_allowed_for_child_policies":["@@all"]})"));
        company.govern(company.dev, "TAG_POLICY", costs(R"({"@@assign":["B"]})"));
        CHECK(effective() == R"({"tags":{"costcenter":{"tag_value":["A"]}}})");
    }
    SECTION("limits of one level are intersected, and do not bind that level itself") {
        company.govern(company.root, "TAG_POLICY", costs(R"({"@@operators_allowed_for_child_policies":["@@append"],"@@assign":["A"]})"));
        company.govern(company.root, "TAG_POLICY", costs(R"({"@@operators_allowed_for_child_policies":["@@append","@@remove"],"@@assign":["A","B"]})"));
        company.govern(company.dev, "TAG_POLICY", costs(R"({"@@remove":["A"],"@@append":["C"]})"));
        CHECK(effective() == R"({"tags":{"costcenter":{"tag_value":["A","B","C"]}}})");
    }
    SECTION("policies of one level are taken in the order of their attachment") {
        const auto first = company.govern(company.dev, "TAG_POLICY", costs(R"({"@@assign":["A"]})"));
        company.govern(company.dev, "TAG_POLICY", costs(R"({"@@assign":["B"]})"));
        CHECK(effective() == R"({"tags":{"costcenter":{"tag_value":["B"]}}})");
        REQUIRE(stage.call(DetachPolicyInput{.policy_id = first, .target_id = company.dev}));
        company.attach(first, company.dev);
        CHECK(effective() == R"({"tags":{"costcenter":{"tag_value":["A"]}}})");
    }
    SECTION("where a parent allows nothing, a child adds no section") {
        company.govern(company.root, "AISERVICES_OPT_OUT_POLICY",
                       R"({"services":{"@@operators_allowed_for_child_policies":["@@none"],"default":{"opt_out_policy":{"@@assign":"optOut"}}}})");
        company.govern(company.dev, "AISERVICES_OPT_OUT_POLICY",
                       R"({"services":{"lex":{"opt_out_policy":{"@@assign":"optIn"}},"default":{"opt_out_policy":{"@@assign":"optIn"}}}})");
        const auto policy = must(stage.call(
            DescribeEffectivePolicyInput{.policy_type = "AISERVICES_OPT_OUT_POLICY", .target_id = company.dev}));
        CHECK(policy.effective_policy->policy_content == R"({"services":{"default":{"opt_out_policy":"optIn"}}})");
    }
    SECTION("it follows the account to another unit") {
        company.govern(company.root, "TAG_POLICY", costs(R"({"@@assign":["A"]})"));
        company.govern(company.unit, "TAG_POLICY", costs(R"({"@@append":["B"]})"));
        CHECK(effective() == R"({"tags":{"costcenter":{"tag_value":["A","B"]}}})");
        REQUIRE(stage.call(MoveAccountInput{
            .account_id = company.dev, .source_parent_id = company.unit, .destination_parent_id = company.root}));
        CHECK(effective() == R"({"tags":{"costcenter":{"tag_value":["A"]}}})");
    }
    SECTION("it says when its policies were last changed") {
        const auto policy = company.govern(company.dev, "TAG_POLICY", costs(R"({"@@assign":["A"]})"));
        stage.advance(1h);
        REQUIRE(stage.call(UpdatePolicyInput{.policy_id = policy, .content = costs(R"({"@@assign":["B"]})")}));
        stage.advance(1h);
        CHECK(must(stage.call(of_dev)).effective_policy->last_updated_timestamp == stage.backlot().now() - 1h);
    }
    SECTION("there is none where the type is not enabled, or nothing is attached on the way") {
        CHECK(error_of(stage.call(of_dev)) == "EffectivePolicyNotFoundException");
        company.govern(company.ops, "TAG_POLICY", costs(R"({"@@assign":["A"]})"));
        CHECK(error_of(stage.call(of_dev)) == "EffectivePolicyNotFoundException");
    }
    SECTION("it is that of an account, and of a management policy") {
        CHECK(reason_of(stage.call(DescribeEffectivePolicyInput{.policy_type = "TAG_POLICY", .target_id = company.unit})) ==
              "InvalidInputException TARGET_NOT_SUPPORTED");
        CHECK(error_of(stage.call(DescribeEffectivePolicyInput{.policy_type = "TAG_POLICY", .target_id = company.loner})) ==
              "TargetNotFoundException");
        CHECK(reason_of(stage.call(DescribeEffectivePolicyInput{.policy_type = "SERVICE_CONTROL_POLICY", .target_id = company.dev})) ==
              "InvalidInputException INVALID_ENUM_POLICY_TYPE");
    }
    SECTION("an account may ask about itself, and not about others") {
        company.govern(company.root, "TAG_POLICY", costs(R"({"@@assign":["A"]})"));
        CHECK(company.others_who_may(DescribeEffectivePolicyInput{.policy_type = "TAG_POLICY"}) == "ops dev");
        CHECK(company.others_who_may(DescribeEffectivePolicyInput{.policy_type = "TAG_POLICY", .target_id = company.main}) == "ops");
        CHECK(company.refuses_by_policy("DescribeEffectivePolicy", of_dev));
    }
}
