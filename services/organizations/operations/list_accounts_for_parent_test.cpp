#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListAccountsForParent", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const ListAccountsForParentInput input{.parent_id = company.unit};

    SECTION("those right below, not those further down") {
        CHECK(ids_of(must(stage.call(input)).accounts) == std::vector{company.dev});
        const auto below = ids_of(
            all_pages(stage, ListAccountsForParentInput{.parent_id = company.root, .max_results = 1}, &ListAccountsForParentOutput::accounts));
        CHECK(below.size() == 2);
        CHECK(std::ranges::find(below, company.dev) == below.end());
    }
    SECTION("the parent must be there") {
        CHECK(error_of(stage.call(ListAccountsForParentInput{.parent_id = "r-zzzz"})) == "ParentNotFoundException");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("ListAccountsForParent", input));
    }
}
