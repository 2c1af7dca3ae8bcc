#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("RemoveAccountFromOrganization", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const RemoveAccountFromOrganizationInput remove{.account_id = company.dev};

    SECTION("the account stands alone") {
        REQUIRE(stage.call(remove));
        CHECK(error_of(stage.call(DescribeAccountInput{.account_id = company.dev})) == "AccountNotFoundException");
        stage.as("dev");
        CHECK(error_of(stage.call(DescribeOrganizationInput{})) == "AWSOrganizationsNotInUseException");
    }
    SECTION("a created account stays for four days") {
        const auto id = company.make_account("new");
        CHECK(reason_of(stage.call(RemoveAccountFromOrganizationInput{.account_id = id})) ==
              "ConstraintViolationException WAIT_PERIOD_ACTIVE");
        stage.advance(4 * 24h);
        CHECK(stage.call(RemoveAccountFromOrganizationInput{.account_id = id}));
    }
    SECTION("the management account, a delegated administrator and strangers are not removed") {
        CHECK(error_of(stage.call(RemoveAccountFromOrganizationInput{.account_id = company.main})) ==
              "MasterCannotLeaveOrganizationException");
        CHECK(reason_of(stage.call(RemoveAccountFromOrganizationInput{.account_id = company.ops})) ==
              "ConstraintViolationException CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG");
        CHECK(error_of(stage.call(RemoveAccountFromOrganizationInput{.account_id = company.loner})) == "AccountNotFoundException");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(remove).empty());
        CHECK(company.refuses_by_policy("RemoveAccountFromOrganization", remove));
    }
}
