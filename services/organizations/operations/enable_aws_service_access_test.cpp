#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("EnableAWSServiceAccess", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const EnableAWSServiceAccessInput enable{.service_principal = "ram.amazonaws.com"};

    SECTION("the service is listed, once") {
        REQUIRE(stage.call(enable));
        REQUIRE(stage.call(enable));
        const auto services = must(stage.call(ListAWSServiceAccessForOrganizationInput{})).enabled_service_principals;
        REQUIRE(services.size() == 2);
        CHECK(services.back().service_principal == "ram.amazonaws.com");
    }
    SECTION("what is no service is refused") {
        CHECK(reason_of(stage.call(EnableAWSServiceAccessInput{.service_principal = "garden.example"})) ==
              "InvalidInputException UNRECOGNIZED_SERVICE_PRINCIPAL");
    }
    SECTION("not with consolidated billing alone") {
        stage.as("loner");
        REQUIRE(stage.call(CreateOrganizationInput{.feature_set = "CONSOLIDATED_BILLING"}));
        CHECK(reason_of(stage.call(enable)) == "ConstraintViolationException ORGANIZATION_NOT_IN_ALL_FEATURES_MODE");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(enable).empty());
        CHECK(company.refuses_by_policy("EnableAWSServiceAccess", enable));
    }
}
