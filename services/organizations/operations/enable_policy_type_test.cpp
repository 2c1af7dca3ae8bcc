#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("EnablePolicyType", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const EnablePolicyTypeInput enable{.root_id = company.root, .policy_type = "RESOURCE_CONTROL_POLICY"};

    SECTION("resource control policies come with RCPFullAWSAccess everywhere") {
        const auto root = must(stage.call(enable)).root;
        CHECK(root->policy_types.back().type == "RESOURCE_CONTROL_POLICY");
        CHECK(root->policy_types.back().status == "ENABLED");
        for (const auto& target : {company.root, company.unit, company.dev, company.main}) {
            const auto attached =
                must(stage.call(ListPoliciesForTargetInput{.target_id = target, .filter = "RESOURCE_CONTROL_POLICY"}));
            CHECK(ids_of(attached.policies) == std::vector<std::string>{"p-RCPFullAWSAccess"});
        }
    }
    SECTION("once, on the root, and of a type there is") {
        REQUIRE(stage.call(enable));
        CHECK(error_of(stage.call(enable)) == "PolicyTypeAlreadyEnabledException");
        CHECK(error_of(stage.call(EnablePolicyTypeInput{.root_id = "r-zzzz", .policy_type = "TAG_POLICY"})) ==
              "RootNotFoundException");
        CHECK(reason_of(stage.call(EnablePolicyTypeInput{.root_id = company.root, .policy_type = "GARDEN_POLICY"})) ==
              "InvalidInputException INVALID_ENUM_POLICY_TYPE");
    }
    SECTION("Security Hub's wants its service's access first") {
        const EnablePolicyTypeInput hub{.root_id = company.root, .policy_type = "SECURITYHUB_POLICY"};
        CHECK(reason_of(stage.call(hub)) == "ConstraintViolationException SERVICE_ACCESS_NOT_ENABLED");
        REQUIRE(stage.call(EnableAWSServiceAccessInput{.service_principal = "securityhub.amazonaws.com"}));
        CHECK(stage.call(hub));
    }
    SECTION("not with consolidated billing alone") {
        stage.as("loner");
        REQUIRE(stage.call(CreateOrganizationInput{.feature_set = "CONSOLIDATED_BILLING"}));
        const auto root = must(stage.call(ListRootsInput{})).roots.front().id.value();
        CHECK(error_of(stage.call(EnablePolicyTypeInput{.root_id = root, .policy_type = "TAG_POLICY"})) ==
              "PolicyTypeNotAvailableForOrganizationException");
    }
    SECTION("only the management account may, and whom its delegation policy names") {
        CHECK(company.others_who_may(enable).empty());
        CHECK(company.refuses_by_policy("EnablePolicyType", enable));
        company.delegate(company.dev, R"("organizations:EnablePolicyType")");
        CHECK(company.others_who_may(enable) == "dev");
    }
}
