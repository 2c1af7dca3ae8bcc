#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DescribeResourcePolicy", "[organizations]") {
    Company company;
    auto& stage = company.stage;

    SECTION("there is none at first") {
        CHECK(error_of(stage.call(DescribeResourcePolicyInput{})) == "ResourcePolicyNotFoundException");
    }
    SECTION("it reads as it was put") {
        company.delegate(company.dev, R"("organizations:ListRoots")");
        const auto policy = must(stage.call(DescribeResourcePolicyInput{})).resource_policy;
        CHECK(policy->content->find("arn:aws:iam::" + company.dev + ":root") != std::string::npos);
        CHECK(policy->resource_policy_summary->id->starts_with("rp-"));
    }
    SECTION("delegated administrators may ask, other members may not") {
        company.delegate(company.dev, R"("organizations:ListRoots")");
        CHECK(company.others_who_may(DescribeResourcePolicyInput{}) == "ops");
        CHECK(company.refuses_by_policy("DescribeResourcePolicy", DescribeResourcePolicyInput{}));
    }
}
