#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListDelegatedAdministrators", "[organizations]") {
    Company company;
    auto& stage = company.stage;

    SECTION("all of them, or those of a service") {
        REQUIRE(stage.call(EnableAWSServiceAccessInput{.service_principal = "ram.amazonaws.com"}));
        REQUIRE(stage.call(RegisterDelegatedAdministratorInput{.account_id = company.dev, .service_principal = "ram.amazonaws.com"}));
        CHECK(all_pages(stage, ListDelegatedAdministratorsInput{.max_results = 1},
                        &ListDelegatedAdministratorsOutput::delegated_administrators)
                  .size() == 2);
        const auto of_ram =
            must(stage.call(ListDelegatedAdministratorsInput{.service_principal = "ram.amazonaws.com"})).delegated_administrators;
        REQUIRE(of_ram.size() == 1);
        CHECK(of_ram.front().id == company.dev);
        CHECK(of_ram.front().delegation_enabled_date == stage.backlot().now());
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(ListDelegatedAdministratorsInput{}) == "ops");
        CHECK(company.refuses_by_policy("ListDelegatedAdministrators", ListDelegatedAdministratorsInput{}));
    }
}
