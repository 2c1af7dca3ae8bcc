#include <catch2/catch.hpp>

#include "services/organizations/testing.h"
#include "services/organizations/transfer_testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListOutboundResponsibilityTransfers", "[organizations]") {
    TwoCompanies both;
    auto& stage = both.stage;
    const auto id = both.agree();
    const ListOutboundResponsibilityTransfersInput input{.type = "BILLING"};

    SECTION("the bills that the caller gives away, not those it takes on") {
        CHECK(must(stage.call(input)).responsibility_transfers.empty());
        stage.as("loner");
        CHECK(ids_of(must(stage.call(input)).responsibility_transfers) == std::vector{id});
    }
    SECTION("only management accounts may") {
        CHECK(both.members_who_may(input).empty());
        CHECK(both.refuses_by_policy("ListOutboundResponsibilityTransfers", input));
    }
}
