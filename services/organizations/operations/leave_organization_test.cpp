#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("LeaveOrganization", "[organizations]") {
    Company company;
    auto& stage = company.stage;

    SECTION("a member takes itself out, and its guardrails end with it") {
        company.attach(company.make_policy("no-buckets", std::string(deny_buckets)), company.unit);
        stage.as("dev");
        REQUIRE(stage.call(LeaveOrganizationInput{}));
        CHECK(error_of(stage.call(DescribeOrganizationInput{})) == "AWSOrganizationsNotInUseException");
        CHECK(company.other("s3", "ListBuckets", backlot::Json::object()).empty());
    }
    SECTION("a created account stays for four days") {
        company.make_account("new");
        stage.as("new");
        CHECK(reason_of(stage.call(LeaveOrganizationInput{})) == "ConstraintViolationException WAIT_PERIOD_ACTIVE");
        stage.advance(4 * 24h);
        CHECK(stage.call(LeaveOrganizationInput{}));
    }
    SECTION("the management account stays, as does a delegated administrator") {
        CHECK(error_of(stage.call(LeaveOrganizationInput{})) == "MasterCannotLeaveOrganizationException");
        stage.as("ops");
        CHECK(reason_of(stage.call(LeaveOrganizationInput{})) ==
              "ConstraintViolationException CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG");
    }
    SECTION("an account outside has nothing to leave") {
        stage.as("loner");
        CHECK(error_of(stage.call(LeaveOrganizationInput{})) == "AWSOrganizationsNotInUseException");
    }
    SECTION("a guardrail keeps even the root user of an account in") {
        company.attach(company.make_policy(
                           "stay", R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"}]})"),
                       company.dev);
        stage.as("dev");
        CHECK(error_of(stage.call(LeaveOrganizationInput{})) == "AccessDeniedException");
    }
}
