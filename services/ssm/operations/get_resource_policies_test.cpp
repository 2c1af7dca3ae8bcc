#include <catch2/catch.hpp>

#include "services/ssm/testing.h"

using namespace backlot;
using namespace backlot::ssm;
using namespace backlot::ssm::testing;
using namespace std::chrono_literals;

TEST_CASE("GetResourcePolicies", "[ssm]") {
    auto stage = Stage{{.seed = 1, .organization_file = "fixtures/organizations/sfdl.yaml"}};
    stage.as("organisation/admin").in("eu-west-2");
    REQUIRE(stage.call(PutParameterInput{.name = "/shared/x", .value = "v", .type = "String", .tier = "Advanced"}));
    const auto arn = arn_of(stage, "/shared/x");
    const std::string role = "arn:aws:iam::111122223333:role/admin";
    const auto made = stage.call(PutResourcePolicyInput{
        .resource_arn = arn,
        .policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":")" + role + R"("},"Action":"ssm:GetParameter","Resource":")" + arn + R"("}]})"});
    REQUIRE(made);

    SECTION("has the policy as it was written, its id and its hash") {
        const auto done = stage.call(GetResourcePoliciesInput{.resource_arn = arn});
        REQUIRE(done->policies.size() == 1);
        CHECK(done->policies.front().policy_id == made->policy_id);
        CHECK(done->policies.front().policy_hash == made->policy_hash);
        CHECK(done->policies.front().policy->find(role) != std::string::npos);
        CHECK(error_of(stage.call(GetResourcePoliciesInput{.resource_arn = arn + "2"})) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses it") {
        auto other = empty_stage();
        put(other, "/x");
        const auto own = arn_of(other, "/x");
        be_user_without(other, "ssm:GetResourcePolicies");
        CHECK(error_of(other.call(GetResourcePoliciesInput{.resource_arn = own})) == "AccessDeniedException");
        CHECK(is_refused(other, "ssm:GetResourcePolicies", own));
    }
}
