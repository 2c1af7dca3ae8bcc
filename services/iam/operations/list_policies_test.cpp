#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListPolicies", "[iam]") {
    Stage stage;
    const auto own = make_policy(stage, "b");
    make_policy(stage, "c");
    done(stage, CreatePolicyInput{.policy_name = "a", .path = "/team/", .policy_document = reads_s3, .description = "A", .tags = {{"a", "1"}}});
    make_user(stage, "ana");
    done(stage, AttachUserPolicyInput{.user_name = "ana", .policy_arn = s3_reader});
    done(stage, PutUserPermissionsBoundaryInput{.user_name = "ana", .permissions_boundary = own});
    const auto names = [&](const ListPoliciesInput& input) { return shown(done(stage, input).policies, &Policy::policy_name); };

    SECTION("Scope tells the account's own from AWS's") {
        CHECK(pages(stage, ListPoliciesInput{.scope = "Local"}, &ListPoliciesOutput::policies, &Policy::policy_name) == "b c|a");
        std::size_t aws = 0;
        for (ListPoliciesInput input{.scope = "AWS", .max_items = 1'000};;) {
            const auto page = done(stage, input);
            aws += page.policies.size();
            for (const auto& policy : page.policies) REQUIRE(policy.arn->starts_with("arn:aws:iam::aws:policy/"));
            if (!page.marker) break;
            input.marker = page.marker;
        }
        CHECK(aws > 1'200);
    }
    SECTION("OnlyAttached, PolicyUsageFilter and PathPrefix select") {
        CHECK(names({.only_attached = true, .policy_usage_filter = "PermissionsPolicy"}) == "AmazonS3ReadOnlyAccess");
        CHECK(names({.policy_usage_filter = "PermissionsPolicy"}) == "AmazonS3ReadOnlyAccess");
        CHECK(names({.policy_usage_filter = "PermissionsBoundary"}) == "b");
        CHECK(names({.scope = "Local", .path_prefix = "/team/"}) == "a");
        CHECK(names({.scope = "AWS", .path_prefix = "/service-role/AWSLambda"}).empty());
    }
    SECTION("leaves tags and descriptions to GetPolicy") {
        const auto policy = done(stage, ListPoliciesInput{.scope = "Local", .path_prefix = "/team/"}).policies.at(0);
        CHECK(policy.tags.empty());
        CHECK_FALSE(policy.description);
    }
    SECTION("is refused by a policy, and tells the path") {
        CHECK(refused_on(stage, ListPoliciesInput{}) == "*");
        stage.as("main/user/limited");
        CHECK(message_of(stage.call(ListPoliciesInput{})).contains(" on resource: policy path / "));
    }
}
