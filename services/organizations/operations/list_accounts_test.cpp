#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListAccounts", "[organizations]") {
    Company company;
    auto& stage = company.stage;

    SECTION("every member, whatever unit it is in, in pages") {
        const auto all = all_pages(stage, ListAccountsInput{.max_results = 1}, &ListAccountsOutput::accounts);
        auto ids = ids_of(all);
        std::ranges::sort(ids);
        auto expected = std::vector{company.main, company.dev, company.ops};
        std::ranges::sort(expected);
        CHECK(ids == expected);
    }
    SECTION("a page has twenty unless fewer are asked for") {
        for (int i = 0; i < 20; ++i) {
            REQUIRE(stage.call(CreateAccountInput{.email = "n" + std::to_string(i) + "@example.org", .account_name = "n"}));
        }
        stage.advance(5s);
        const auto page = must(stage.call(ListAccountsInput{}));
        CHECK(page.accounts.size() == 20);
        CHECK(must(stage.call(ListAccountsInput{.next_token = page.next_token})).accounts.size() == 3);
    }
    SECTION("a token that no page gave is refused") {
        CHECK(reason_of(stage.call(ListAccountsInput{.next_token = "garden"})) == "InvalidInputException INVALID_NEXT_TOKEN");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(ListAccountsInput{}) == "ops");
        CHECK(company.refuses_by_policy("ListAccounts", ListAccountsInput{}));
    }
}
