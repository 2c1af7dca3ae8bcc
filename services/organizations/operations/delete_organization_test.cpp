#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DeleteOrganization", "[organizations]") {
    Company company;
    auto& stage = company.stage;

    SECTION("members must go first") {
        CHECK(error_of(stage.call(DeleteOrganizationInput{})) == "OrganizationNotEmptyException");
    }
    SECTION("units and policies go with it, its invitations end, and the account may make another") {
        stage.as("loner");
        REQUIRE(stage.call(CreateOrganizationInput{}));
        company.make_policy("rule", std::string(allow_all));
        stage.as("main");
        REQUIRE(stage.call(RemoveAccountFromOrganizationInput{.account_id = company.dev}));
        stage.as("loner");
        const auto invitation =
            must(stage.call(InviteAccountToOrganizationInput{.target = {.id = company.dev, .type = "ACCOUNT"}})).handshake->id.value();
        REQUIRE(stage.call(DeleteOrganizationInput{}));
        CHECK(error_of(stage.call(DescribeOrganizationInput{})) == "AWSOrganizationsNotInUseException");
        stage.as("dev");
        CHECK(error_of(stage.call(AcceptHandshakeInput{.handshake_id = invitation})) == "InvalidHandshakeTransitionException");
        stage.as("loner");
        REQUIRE(stage.call(CreateOrganizationInput{}));
        CHECK(must(stage.call(ListPoliciesInput{.filter = "SERVICE_CONTROL_POLICY"})).policies.size() == 1);
    }
    SECTION("not while a transfer is asked for") {
        stage.as("loner");
        REQUIRE(stage.call(CreateOrganizationInput{}));
        REQUIRE(stage.call(InviteOrganizationToTransferResponsibilityInput{
            .type = "BILLING",
            .target = {.id = company.main, .type = "ACCOUNT"},
            .start_timestamp = std::chrono::sys_days{std::chrono::year{2026} / 3 / 1},
            .source_name = "n"}));
        CHECK(reason_of(stage.call(DeleteOrganizationInput{})) ==
              "ConstraintViolationException ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(DeleteOrganizationInput{}).empty());
        CHECK(company.refuses_by_policy("DeleteOrganization", DeleteOrganizationInput{}));
    }
}
