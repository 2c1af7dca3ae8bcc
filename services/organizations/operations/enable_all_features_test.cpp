#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("EnableAllFeatures", "[organizations]") {
    Company company;
    auto& stage = company.stage;

    SECTION("it is on from the start here") {
        CHECK(reason_of(stage.call(EnableAllFeaturesInput{})) ==
              "HandshakeConstraintViolationException ORGANIZATION_ALREADY_HAS_ALL_FEATURES");
    }
    SECTION("every invited member approves, then the management account finishes") {
        stage.as("loner");
        REQUIRE(stage.call(CreateOrganizationInput{.feature_set = "CONSOLIDATED_BILLING"}));
        stage.as("main");
        REQUIRE(stage.call(RemoveAccountFromOrganizationInput{.account_id = company.dev}));
        stage.as("loner");
        const auto invitation =
            must(stage.call(InviteAccountToOrganizationInput{.target = {.id = company.dev, .type = "ACCOUNT"}})).handshake->id.value();
        stage.as("dev");
        REQUIRE(stage.call(AcceptHandshakeInput{.handshake_id = invitation}));

        stage.as("loner");
        const auto asked = must(stage.call(EnableAllFeaturesInput{})).handshake;
        CHECK(asked->action == "ENABLE_ALL_FEATURES");
        CHECK(asked->state == "REQUESTED");
        CHECK(reason_of(stage.call(EnableAllFeaturesInput{})) ==
              "HandshakeConstraintViolationException ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION");
        CHECK(error_of(stage.call(AcceptHandshakeInput{.handshake_id = asked->id.value()})) ==
              "InvalidHandshakeTransitionException");
        const ListHandshakesForOrganizationInput approvals{
            .filter = HandshakeFilter{.parent_handshake_id = asked->id.value()}};
        const auto approval = must(stage.call(approvals)).handshakes;
        REQUIRE(approval.size() == 1);
        CHECK(approval.front().action == "APPROVE_ALL_FEATURES");

        stage.as("dev");
        REQUIRE(stage.call(AcceptHandshakeInput{.handshake_id = approval.front().id.value()}));
        stage.as("loner");
        REQUIRE(stage.call(AcceptHandshakeInput{.handshake_id = asked->id.value()}));
        CHECK(must(stage.call(DescribeOrganizationInput{})).organization->feature_set == "ALL");
        const auto root = must(stage.call(ListRootsInput{})).roots.front().id.value();
        CHECK(stage.call(EnablePolicyTypeInput{.root_id = root, .policy_type = "SERVICE_CONTROL_POLICY"}));
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(EnableAllFeaturesInput{}).empty());
        CHECK(company.refuses_by_policy("EnableAllFeatures", EnableAllFeaturesInput{}));
    }
}
