#include <catch2/catch.hpp>

#include "services/organizations/testing.h"
#include "services/organizations/transfer_testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("TerminateResponsibilityTransfer", "[organizations]") {
    TwoCompanies both;
    auto& stage = both.stage;

    SECTION("either side withdraws, to the end of a month") {
        const auto id = both.agree();
        stage.as("loner");
        const auto transfer = must(stage.call(TerminateResponsibilityTransferInput{.id = id})).responsibility_transfer;
        CHECK(transfer->status == "WITHDRAWN");
        CHECK(transfer->end_timestamp == first_of(2026, 4) - 1ms);
        stage.as("main");
        CHECK(error_of(stage.call(TerminateResponsibilityTransferInput{.id = id})) ==
              "ResponsibilityTransferAlreadyInStatusException");
    }
    SECTION("the month may be a later one, and the end its last second") {
        const auto id = both.agree();
        const auto ending = [&](identity_time end) {
            return reason_of(stage.call(TerminateResponsibilityTransferInput{.id = id, .end_timestamp = end}));
        };
        CHECK(ending(first_of(2026, 6)) == "InvalidInputException END_DATE_NOT_END_OF_MONTH");
        CHECK(ending(first_of(2026, 2) - 1ms) == "InvalidInputException END_DATE_TOO_EARLY");
        CHECK(ending(first_of(2026, 6) - 1s).empty());
    }
    SECTION("what is only asked for is canceled or declined instead") {
        const auto handshake = must(stage.call(both.invite())).handshake;
        const auto id = handshake->resources.back().value.value();
        CHECK(error_of(stage.call(TerminateResponsibilityTransferInput{.id = id})) ==
              "InvalidResponsibilityTransferTransitionException");
        REQUIRE(stage.call(CancelHandshakeInput{.handshake_id = handshake->id.value()}));
        CHECK(must(stage.call(DescribeResponsibilityTransferInput{.id = id})).responsibility_transfer->status == "CANCELED");
    }
    SECTION("it must be there, and only management accounts may") {
        const TerminateResponsibilityTransferInput input{.id = both.agree()};
        CHECK(error_of(stage.call(TerminateResponsibilityTransferInput{.id = "rt-12345678"})) ==
              "ResponsibilityTransferNotFoundException");
        CHECK(both.members_who_may(input).empty());
        CHECK(both.refuses_by_policy("TerminateResponsibilityTransfer", input));
    }
}
