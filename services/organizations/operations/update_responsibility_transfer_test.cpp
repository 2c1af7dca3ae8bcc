#include <catch2/catch.hpp>

#include "services/organizations/testing.h"
#include "services/organizations/transfer_testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("UpdateResponsibilityTransfer", "[organizations]") {
    TwoCompanies both;
    auto& stage = both.stage;
    const auto id = both.agree();
    const UpdateResponsibilityTransferInput input{.id = id, .name = "partners"};

    SECTION("the one who takes the bills on names it") {
        CHECK(must(stage.call(input)).responsibility_transfer->name == "partners");
        stage.as("loner");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
    }
    SECTION("not once it is withdrawn") {
        REQUIRE(stage.call(TerminateResponsibilityTransferInput{.id = id}));
        CHECK(reason_of(stage.call(input)) == "ConstraintViolationException TRANSFER_RESPONSIBILITY_UPDATE_NOT_ALLOWED");
    }
    SECTION("it must be there, and only management accounts may") {
        CHECK(error_of(stage.call(UpdateResponsibilityTransferInput{.id = "rt-12345678", .name = "x"})) ==
              "ResponsibilityTransferNotFoundException");
        CHECK(both.members_who_may(input).empty());
        CHECK(both.refuses_by_policy("UpdateResponsibilityTransfer", input));
    }
}
