#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListAWSServiceAccessForOrganization", "[organizations]") {
    Company company;
    auto& stage = company.stage;

    SECTION("services with access and since when, in pages") {
        REQUIRE(stage.call(EnableAWSServiceAccessInput{.service_principal = "ram.amazonaws.com"}));
        const auto all = all_pages(stage, ListAWSServiceAccessForOrganizationInput{.max_results = 1},
                                   &ListAWSServiceAccessForOrganizationOutput::enabled_service_principals);
        REQUIRE(all.size() == 2);
        CHECK(all[0].service_principal == "config.amazonaws.com");
        CHECK(all[1].date_enabled == stage.backlot().now());
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(ListAWSServiceAccessForOrganizationInput{}) == "ops");
        CHECK(company.refuses_by_policy("ListAWSServiceAccessForOrganization", ListAWSServiceAccessForOrganizationInput{}));
    }
}
