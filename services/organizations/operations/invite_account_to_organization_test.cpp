#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("InviteAccountToOrganization", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const InviteAccountToOrganizationInput invite{.target = {.id = company.loner, .type = "ACCOUNT"}, .notes = "Welcome"};

    SECTION("the invitation names both sides and is open for 15 days") {
        const auto handshake = must(stage.call(invite)).handshake;
        CHECK(handshake->action == "INVITE");
        CHECK(handshake->state == "OPEN");
        CHECK(handshake->arn == "arn:aws:organizations::000000000000:handshake/" + company.organization + "/invite/" +
                                    handshake->id.value());
        CHECK(*handshake->expiration_timestamp - *handshake->requested_timestamp == 15 * 24h);
        REQUIRE(handshake->parties.size() == 2);
        CHECK(handshake->parties[0].id == company.organization);
        CHECK(handshake->parties[1].id == company.loner);
        CHECK(handshake->resources.back().value == "Welcome");
        stage.advance(15 * 24h);
        CHECK(must(stage.call(DescribeHandshakeInput{.handshake_id = handshake->id.value()})).handshake->state == "EXPIRED");
    }
    SECTION("an account may be invited by its address") {
        const auto handshake =
            must(stage.call(InviteAccountToOrganizationInput{.target = {.id = "loner@example.org", .type = "EMAIL"}})).handshake;
        CHECK(handshake->parties[1].type == "EMAIL");
    }
    SECTION("one invitation at a time") {
        const auto first = must(stage.call(invite)).handshake->id.value();
        CHECK(error_of(stage.call(invite)) == "DuplicateHandshakeException");
        REQUIRE(stage.call(CancelHandshakeInput{.handshake_id = first}));
        CHECK(stage.call(invite));
    }
    SECTION("a member need not be invited, and nobody unknown can be") {
        CHECK(reason_of(stage.call(InviteAccountToOrganizationInput{.target = {.id = company.dev, .type = "ACCOUNT"}})) ==
              "HandshakeConstraintViolationException ALREADY_IN_AN_ORGANIZATION");
        CHECK(reason_of(stage.call(InviteAccountToOrganizationInput{.target = {.id = "123456789012", .type = "ACCOUNT"}})) ==
              "InvalidInputException INVALID_PATTERN_TARGET_ID");
        CHECK(reason_of(stage.call(InviteAccountToOrganizationInput{.target = {.id = "no@example.org", .type = "EMAIL"}})) ==
              "InvalidInputException INVALID_EMAIL_ADDRESS_TARGET");
        CHECK(reason_of(stage.call(
                  InviteAccountToOrganizationInput{.target = {.id = company.organization, .type = "ORGANIZATION"}})) ==
              "InvalidInputException INVALID_PARTY_TYPE_TARGET");
    }
    SECTION("nobody is invited while members are asked to approve all features") {
        stage.as("loner");
        REQUIRE(stage.call(CreateOrganizationInput{.feature_set = "CONSOLIDATED_BILLING"}));
        const auto other = company.make_account("other");
        REQUIRE(stage.call(EnableAllFeaturesInput{}));
        stage.advance(5 * 24h);
        REQUIRE(stage.call(RemoveAccountFromOrganizationInput{.account_id = other}));
        CHECK(reason_of(stage.call(InviteAccountToOrganizationInput{.target = {.id = other, .type = "ACCOUNT"}})) ==
              "HandshakeConstraintViolationException INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(invite).empty());
        CHECK(company.refuses_by_policy("InviteAccountToOrganization", invite));
    }
}
