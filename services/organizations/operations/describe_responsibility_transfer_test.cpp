#include <catch2/catch.hpp>

#include "services/organizations/testing.h"
#include "services/organizations/transfer_testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DescribeResponsibilityTransfer", "[organizations]") {
    TwoCompanies both;
    auto& stage = both.stage;
    const auto id = both.agree();
    const DescribeResponsibilityTransferInput input{.id = id};

    SECTION("each side sees it by its own ARN") {
        CHECK(must(stage.call(input)).responsibility_transfer->arn ==
              "arn:aws:organizations::000000000000:transfer/" + both.organization + "/billing/inbound/" + id);
        stage.as("loner");
        const auto seen = must(stage.call(input)).responsibility_transfer;
        CHECK(seen->arn->find("/billing/outbound/" + id) != std::string::npos);
        CHECK(seen->status == "ACCEPTED");
        CHECK(seen->start_timestamp == first_of(2026, 3));
        CHECK_FALSE(seen->end_timestamp);
    }
    SECTION("an unknown one is not found") {
        CHECK(error_of(stage.call(DescribeResponsibilityTransferInput{.id = "rt-12345678"})) ==
              "ResponsibilityTransferNotFoundException");
    }
    SECTION("only management accounts may") {
        CHECK(both.members_who_may(input).empty());
        CHECK(both.refuses_by_policy("DescribeResponsibilityTransfer", input));
    }
}
