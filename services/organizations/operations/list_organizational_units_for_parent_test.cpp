#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListOrganizationalUnitsForParent", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const ListOrganizationalUnitsForParentInput input{.parent_id = company.root};

    SECTION("those right below, in pages") {
        company.make_unit("second", company.root);
        company.make_unit("deeper", company.unit);
        auto paged = input;
        paged.max_results = 1;
        CHECK(all_pages(stage, paged, &ListOrganizationalUnitsForParentOutput::organizational_units).size() == 2);
    }
    SECTION("the parent must be there") {
        CHECK(error_of(stage.call(ListOrganizationalUnitsForParentInput{.parent_id = "r-zzzz"})) == "ParentNotFoundException");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("ListOrganizationalUnitsForParent", input));
    }
}
