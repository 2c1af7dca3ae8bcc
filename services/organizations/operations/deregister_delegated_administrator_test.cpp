#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DeregisterDelegatedAdministrator", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const DeregisterDelegatedAdministratorInput input{.account_id = company.ops, .service_principal = "config.amazonaws.com"};

    SECTION("what it was allowed ends with its last service") {
        REQUIRE(stage.call(EnableAWSServiceAccessInput{.service_principal = "ram.amazonaws.com"}));
        REQUIRE(stage.call(RegisterDelegatedAdministratorInput{.account_id = company.ops, .service_principal = "ram.amazonaws.com"}));
        REQUIRE(stage.call(input));
        CHECK(company.others_who_may(ListAccountsInput{}) == "ops");
        auto last = input;
        last.service_principal = "ram.amazonaws.com";
        REQUIRE(stage.call(last));
        CHECK(company.others_who_may(ListAccountsInput{}).empty());
    }
    SECTION("it must be registered") {
        auto wrong = input;
        wrong.account_id = company.dev;
        CHECK(error_of(stage.call(wrong)) == "AccountNotRegisteredException");
        wrong.account_id = company.loner;
        CHECK(error_of(stage.call(wrong)) == "AccountNotFoundException");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(input).empty());
        CHECK(company.refuses_by_policy("DeregisterDelegatedAdministrator", input));
    }
}
