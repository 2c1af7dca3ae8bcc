#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DisableAWSServiceAccess", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const DisableAWSServiceAccessInput disable{.service_principal = "config.amazonaws.com"};

    SECTION("not while an account administers the service") {
        CHECK(reason_of(stage.call(disable)) ==
              "ConstraintViolationException DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE");
    }
    SECTION("after that it is gone from the list") {
        REQUIRE(stage.call(DeregisterDelegatedAdministratorInput{.account_id = company.ops,
                                                                 .service_principal = "config.amazonaws.com"}));
        REQUIRE(stage.call(disable));
        CHECK(must(stage.call(ListAWSServiceAccessForOrganizationInput{})).enabled_service_principals.empty());
    }
    SECTION("not while its type of policy is enabled") {
        REQUIRE(stage.call(EnableAWSServiceAccessInput{.service_principal = "securityhub.amazonaws.com"}));
        company.enable("SECURITYHUB_POLICY");
        const DisableAWSServiceAccessInput hub{.service_principal = "securityhub.amazonaws.com"};
        CHECK(reason_of(stage.call(hub)) == "ConstraintViolationException POLICY_TYPE_ENABLED_FOR_THIS_SERVICE");
        REQUIRE(stage.call(DisablePolicyTypeInput{.root_id = company.root, .policy_type = "SECURITYHUB_POLICY"}));
        CHECK(stage.call(hub));
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(disable).empty());
        CHECK(company.refuses_by_policy("DisableAWSServiceAccess", disable));
    }
}
