#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("CreateOrganization", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    stage.as("loner");

    SECTION("the caller is at its head, with all features and service control policies") {
        const auto made = must(stage.call(CreateOrganizationInput{})).organization;
        CHECK(made->master_account_id == company.loner);
        CHECK(made->feature_set == "ALL");
        const auto root = must(stage.call(ListRootsInput{})).roots.front();
        REQUIRE(root.policy_types.size() == 1);
        CHECK(root.policy_types.front().type == "SERVICE_CONTROL_POLICY");
        const auto attached = must(stage.call(
            ListPoliciesForTargetInput{.target_id = root.id.value(), .filter = "SERVICE_CONTROL_POLICY"}));
        CHECK(ids_of(attached.policies) == std::vector<std::string>{"p-FullAWSAccess"});
    }
    SECTION("with consolidated billing alone there are no policies") {
        const auto made = must(stage.call(CreateOrganizationInput{.feature_set = "CONSOLIDATED_BILLING"})).organization;
        CHECK(made->feature_set == "CONSOLIDATED_BILLING");
        CHECK(must(stage.call(ListRootsInput{})).roots.front().policy_types.empty());
        CHECK(error_of(stage.call(CreatePolicyInput{.content = std::string(allow_all),
                                                    .description = "",
                                                    .name = "p",
                                                    .type = "SERVICE_CONTROL_POLICY"})) ==
              "PolicyTypeNotAvailableForOrganizationException");
    }
    SECTION("an account is in one organization at a time") {
        REQUIRE(stage.call(CreateOrganizationInput{}));
        CHECK(error_of(stage.call(CreateOrganizationInput{})) == "AlreadyInOrganizationException");
        stage.as("dev");
        CHECK(error_of(stage.call(CreateOrganizationInput{})) == "AlreadyInOrganizationException");
    }
    SECTION("a policy refuses it") {
        CHECK(company.refuses_by_policy("CreateOrganization", CreateOrganizationInput{}));
    }
}
