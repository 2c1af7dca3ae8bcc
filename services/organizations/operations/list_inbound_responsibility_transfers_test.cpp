#include <catch2/catch.hpp>

#include "services/organizations/testing.h"
#include "services/organizations/transfer_testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListInboundResponsibilityTransfers", "[organizations]") {
    TwoCompanies both;
    auto& stage = both.stage;
    const auto id = both.agree();
    const ListInboundResponsibilityTransfersInput input{.type = "BILLING"};

    SECTION("the bills that the caller takes on, not those it gives away") {
        CHECK(ids_of(must(stage.call(input)).responsibility_transfers) == std::vector{id});
        stage.as("loner");
        CHECK(must(stage.call(input)).responsibility_transfers.empty());
    }
    SECTION("one by its id") {
        CHECK(must(stage.call(ListInboundResponsibilityTransfersInput{.type = "BILLING", .id = id}))
                  .responsibility_transfers.size() == 1);
        CHECK(error_of(stage.call(ListInboundResponsibilityTransfersInput{.type = "BILLING", .id = "rt-12345678"})) ==
              "ResponsibilityTransferNotFoundException");
        CHECK(reason_of(stage.call(ListInboundResponsibilityTransfersInput{.type = "GARDENING"})) ==
              "InvalidInputException INVALID_ENUM");
    }
    SECTION("only management accounts may") {
        CHECK(both.members_who_may(input).empty());
        CHECK(both.refuses_by_policy("ListInboundResponsibilityTransfers", input));
    }
}
