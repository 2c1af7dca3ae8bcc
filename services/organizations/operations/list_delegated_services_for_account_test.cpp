#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListDelegatedServicesForAccount", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const ListDelegatedServicesForAccountInput input{.account_id = company.ops};

    SECTION("the services that an account administers") {
        const auto services = must(stage.call(input)).delegated_services;
        REQUIRE(services.size() == 1);
        CHECK(services.front().service_principal == "config.amazonaws.com");
    }
    SECTION("it must administer some") {
        CHECK(error_of(stage.call(ListDelegatedServicesForAccountInput{.account_id = company.dev})) == "AccountNotRegisteredException");
        CHECK(error_of(stage.call(ListDelegatedServicesForAccountInput{.account_id = company.loner})) == "AccountNotFoundException");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("ListDelegatedServicesForAccount", input));
    }
}
