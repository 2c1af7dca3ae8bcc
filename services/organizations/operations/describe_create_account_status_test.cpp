#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DescribeCreateAccountStatus", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto id = must(stage.call(CreateAccountInput{.email = "data@example.org", .account_name = "data"}))
                        .create_account_status->id.value();
    const DescribeCreateAccountStatusInput input{.create_account_request_id = id};

    SECTION("in progress, then succeeded") {
        CHECK(must(stage.call(input)).create_account_status->state == "IN_PROGRESS");
        CHECK_FALSE(must(stage.call(input)).create_account_status->completed_timestamp);
        stage.advance(5s);
        CHECK(must(stage.call(input)).create_account_status->state == "SUCCEEDED");
        CHECK(must(stage.call(input)).create_account_status->completed_timestamp);
    }
    SECTION("an unknown request is not found") {
        CHECK(error_of(stage.call(DescribeCreateAccountStatusInput{.create_account_request_id = "car-12345678"})) ==
              "CreateAccountStatusNotFoundException");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("DescribeCreateAccountStatus", input));
    }
}
