#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListCreateAccountStatus", "[organizations]") {
    Company company;
    auto& stage = company.stage;

    SECTION("by state") {
        REQUIRE(stage.call(CreateAccountInput{.email = "dev@example.org", .account_name = "again"}));
        stage.advance(5s);
        REQUIRE(stage.call(CreateAccountInput{.email = "data@example.org", .account_name = "data"}));
        const auto in = [&](const std::string& state) {
            return must(stage.call(ListCreateAccountStatusInput{.states = {state}})).create_account_statuses.size();
        };
        CHECK(in("SUCCEEDED") == 3);
        CHECK(in("FAILED") == 1);
        CHECK(in("IN_PROGRESS") == 1);
        CHECK(must(stage.call(ListCreateAccountStatusInput{})).create_account_statuses.size() == 5);
    }
    SECTION("in pages") {
        ListCreateAccountStatusInput input{.max_results = 2};
        CHECK(must(stage.call(input)).create_account_statuses.size() == 2);
        CHECK(all_pages(stage, input, &ListCreateAccountStatusOutput::create_account_statuses).size() == 3);
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(ListCreateAccountStatusInput{}) == "ops");
        CHECK(company.refuses_by_policy("ListCreateAccountStatus", ListCreateAccountStatusInput{}));
    }
}
