#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DescribePolicy", "[organizations]") {
    Company company;
    auto& stage = company.stage;

    SECTION("AWS's own policy is there with its document") {
        const auto policy = must(stage.call(DescribePolicyInput{.policy_id = "p-FullAWSAccess"})).policy;
        CHECK(policy->policy_summary->aws_managed == true);
        CHECK(policy->policy_summary->arn == "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess");
        CHECK(policy->content == std::string(allow_all));
    }
    SECTION("an unknown one is not found") {
        CHECK(error_of(stage.call(DescribePolicyInput{.policy_id = "p-12345678"})) == "PolicyNotFoundException");
    }
    SECTION("delegated administrators may ask, other members may not") {
        const DescribePolicyInput input{.policy_id = "p-FullAWSAccess"};
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("DescribePolicy", input));
    }
}
