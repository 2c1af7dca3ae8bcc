#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("CloseAccount", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const CloseAccountInput close{.account_id = company.dev};

    SECTION("it is suspended and stays listed") {
        REQUIRE(stage.call(close));
        const auto account = must(stage.call(DescribeAccountInput{.account_id = company.dev})).account;
        CHECK(account->status == "SUSPENDED");
        CHECK(account->state == "CLOSED");
        CHECK(error_of(stage.call(close)) == "AccountAlreadyClosedException");
    }
    SECTION("its credentials open nothing any more, nor may its roles be assumed") {
        const auto keys = stage.backlot().keys("dev");
        const auto session = stage.backlot().keys("dev/OrganizationAccountAccessRole");
        REQUIRE(keys);
        REQUIRE(session);
        const auto assume = backlot::Json::object(
            {{"RoleArn", "arn:aws:iam::" + company.dev + ":role/OrganizationAccountAccessRole"}, {"RoleSessionName", "session"}});
        company.be_user_of("main", std::string(allow_all));
        REQUIRE(company.other("sts", "AssumeRole", assume).empty());
        REQUIRE(stage.backlot().principal("key:" + keys->access_key_id));

        stage.as("main");
        REQUIRE(stage.call(close));
        CHECK(error_of(stage.backlot().principal("key:" + keys->access_key_id)) == "InvalidClientTokenId");
        CHECK(error_of(stage.backlot().principal("key:" + session->access_key_id)) == "InvalidClientTokenId");
        stage.as("main/user/ana");
        CHECK(company.other("sts", "AssumeRole", assume) == "AccessDenied");
    }
    SECTION("the management account and strangers are not closed") {
        CHECK(reason_of(stage.call(CloseAccountInput{.account_id = company.main})) ==
              "ConstraintViolationException CANNOT_CLOSE_MANAGEMENT_ACCOUNT");
        CHECK(error_of(stage.call(CloseAccountInput{.account_id = company.loner})) == "AccountNotFoundException");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(close).empty());
        CHECK(company.refuses_by_policy("CloseAccount", close));
    }
}
