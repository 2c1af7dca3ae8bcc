#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("DescribeResourcePolicies", "[logs]") {
    auto stage = stage_with_stream();
    const auto group = "arn:aws:logs:eu-west-2:" + stage.caller().account + ":log-group:app";
    const std::string document = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"es.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"*"}]})";
    for (const auto* name : {"a", "b"}) REQUIRE(stage.call(PutResourcePolicyInput{.policy_name = name, .policy_document = document}));
    REQUIRE(stage.call(PutResourcePolicyInput{.policy_name = "own", .policy_document = document, .resource_arn = group}));

    SECTION("the account's, unless those of groups are asked for") {
        const auto all = stage.call(DescribeResourcePoliciesInput{});
        REQUIRE(all->resource_policies.size() == 2);
        CHECK(all->resource_policies.front().policy_name == "a");
        CHECK(all->resource_policies.front().policy_document == document);
        CHECK_FALSE(all->resource_policies.front().revision_id);
        const auto own = stage.call(DescribeResourcePoliciesInput{.policy_scope = "RESOURCE"});
        REQUIRE(own->resource_policies.size() == 1);
        CHECK(own->resource_policies.front().resource_arn == group);
        CHECK(stage.call(DescribeResourcePoliciesInput{.resource_arn = group + "2"})->resource_policies.empty());
    }
    SECTION("page by page") {
        DescribeResourcePoliciesInput input{.limit = 1};
        input.next_token = stage.call(input)->next_token;
        REQUIRE(input.next_token);
        CHECK(stage.call(input)->resource_policies.front().policy_name == "b");
    }
    SECTION("a policy refuses it") {
        be_user_without(stage, "logs:DescribeResourcePolicies");
        CHECK(error_of(stage.call(DescribeResourcePoliciesInput{})) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:DescribeResourcePolicies", "*"));
    }
}
