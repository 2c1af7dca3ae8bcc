#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("RegisterDelegatedAdministrator", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const RegisterDelegatedAdministratorInput dev{.account_id = company.dev, .service_principal = "config.amazonaws.com"};

    SECTION("the member may read the organization, and change nothing") {
        CHECK(company.others_who_may(ListAccountsInput{}) == "ops");
        REQUIRE(stage.call(dev));
        CHECK(company.others_who_may(ListAccountsInput{}) == "ops dev");
        CHECK(company.others_who_may(CreateOrganizationalUnitInput{.parent_id = company.root, .name = "x"}).empty());
    }
    SECTION("for a service once, and for a service with access") {
        REQUIRE(stage.call(dev));
        CHECK(error_of(stage.call(dev)) == "AccountAlreadyRegisteredException");
        auto other = dev;
        other.service_principal = "ram.amazonaws.com";
        CHECK(reason_of(stage.call(other)) == "ConstraintViolationException SERVICE_ACCESS_NOT_ENABLED");
    }
    SECTION("not the management account, a closed one, or a stranger") {
        auto wrong = dev;
        wrong.account_id = company.main;
        CHECK(reason_of(stage.call(wrong)) == "ConstraintViolationException CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR");
        wrong.account_id = company.loner;
        CHECK(error_of(stage.call(wrong)) == "AccountNotFoundException");
        REQUIRE(stage.call(CloseAccountInput{.account_id = company.dev}));
        CHECK(reason_of(stage.call(dev)) ==
              "ConstraintViolationException CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR");
    }
    SECTION("only the management account may, and a policy may leave out a service") {
        CHECK(company.others_who_may(dev).empty());
        CHECK(company.refuses_by_policy("RegisterDelegatedAdministrator", dev));
        company.be_user_of("main",
                           R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"organizations:*","Resource":"*",)"
                           R"("Condition":{"StringEquals":{"organizations:ServicePrincipal":"ram.amazonaws.com"}}}]})");
        CHECK(error_of(stage.call(dev)) == "AccessDeniedException");
    }
}
