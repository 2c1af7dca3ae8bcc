#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListChildren", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const ListChildrenInput units{.parent_id = company.root, .child_type = "ORGANIZATIONAL_UNIT"};

    SECTION("units or accounts, as asked") {
        CHECK(ids_of(must(stage.call(units)).children) == std::vector{company.unit});
        const ListChildrenInput accounts{.parent_id = company.unit, .child_type = "ACCOUNT"};
        const auto children = must(stage.call(accounts)).children;
        CHECK(ids_of(children) == std::vector{company.dev});
        CHECK(children.front().type == "ACCOUNT");
    }
    SECTION("the parent must be there") {
        CHECK(error_of(stage.call(ListChildrenInput{.parent_id = "r-zzzz", .child_type = "ACCOUNT"})) == "ParentNotFoundException");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(units) == "ops");
        CHECK(company.refuses_by_policy("ListChildren", units));
    }
}
