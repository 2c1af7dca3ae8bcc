#include <catch2/catch.hpp>

#include "services/organizations/testing.h"
#include "services/organizations/transfer_testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("InviteOrganizationToTransferResponsibility", "[organizations]") {
    TwoCompanies both;
    auto& stage = both.stage;

    SECTION("the handshake tells of the transfer, which is asked for") {
        const auto handshake = must(stage.call(both.invite())).handshake;
        CHECK(handshake->action == "TRANSFER_RESPONSIBILITY");
        CHECK(handshake->parties[1].id == both.loner);
        const auto& about = handshake->resources.back();
        CHECK(about.type == "RESPONSIBILITY_TRANSFER");
        CHECK(about.resources.front().value == "BILLING");
        const auto transfer =
            must(stage.call(DescribeResponsibilityTransferInput{.id = about.value.value()})).responsibility_transfer;
        CHECK(transfer->status == "REQUESTED");
        CHECK(transfer->source->management_account_id == both.loner);
        CHECK(transfer->target->management_account_id == both.main);
        CHECK(transfer->active_handshake_id == handshake->id);
    }
    SECTION("the other side accepts, and nobody else") {
        const auto handshake = must(stage.call(both.invite())).handshake->id.value();
        stage.as("dev");
        CHECK(error_of(stage.call(AcceptHandshakeInput{.handshake_id = handshake})) == "AccessDeniedException");
        stage.as("loner");
        REQUIRE(stage.call(AcceptHandshakeInput{.handshake_id = handshake}));
        CHECK(must(stage.call(ListOutboundResponsibilityTransfersInput{.type = "BILLING"}))
                  .responsibility_transfers.front()
                  .status == "ACCEPTED");
    }
    SECTION("once with the same organization") {
        const auto handshake = must(stage.call(both.invite())).handshake->id.value();
        CHECK(error_of(stage.call(both.invite())) == "DuplicateHandshakeException");
        stage.as("loner");
        REQUIRE(stage.call(AcceptHandshakeInput{.handshake_id = handshake}));
        stage.as("main");
        CHECK(reason_of(stage.call(both.invite())) ==
              "HandshakeConstraintViolationException RESPONSIBILITY_TRANSFER_ALREADY_EXISTS");
    }
    SECTION("it starts as a coming month does") {
        const auto starting = [&](identity_time start) {
            auto input = both.invite();
            input.start_timestamp = start;
            return reason_of(stage.call(input));
        };
        CHECK(starting(first_of(2026, 3) + 24h) == "InvalidInputException START_DATE_NOT_BEGINNING_OF_MONTH");
        CHECK(starting(first_of(2026, 3) + 1h) == "InvalidInputException START_DATE_NOT_BEGINNING_OF_DAY");
        CHECK(starting(first_of(2025, 3)) == "InvalidInputException START_DATE_TOO_EARLY");
        CHECK(starting(first_of(2026, 3)).empty());
    }
    SECTION("the other side is another organization's management account") {
        const auto of = [&](const std::string& id) {
            auto input = both.invite();
            input.target.id = id;
            return reason_of(stage.call(input));
        };
        CHECK(of(both.main) == "HandshakeConstraintViolationException SOURCE_AND_TARGET_CANNOT_MATCH");
        CHECK(of(both.dev) == "HandshakeConstraintViolationException TARGET_ACCOUNT_VALIDATION_FAILURE");
        CHECK(of("123456789012") == "InvalidInputException INVALID_PATTERN_TARGET_ID");
    }
    SECTION("only the management account may") {
        CHECK(both.members_who_may(both.invite()).empty());
        CHECK(both.refuses_by_policy("InviteOrganizationToTransferResponsibility", both.invite()));
    }
}
