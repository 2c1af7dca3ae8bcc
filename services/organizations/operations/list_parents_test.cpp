#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListParents", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const ListParentsInput input{.child_id = company.dev};

    SECTION("the one parent of an account, and of a unit") {
        const auto parents = must(stage.call(input)).parents;
        CHECK(ids_of(parents) == std::vector{company.unit});
        CHECK(parents.front().type == "ORGANIZATIONAL_UNIT");
        const auto above = must(stage.call(ListParentsInput{.child_id = company.unit})).parents;
        CHECK(ids_of(above) == std::vector{company.root});
        CHECK(above.front().type == "ROOT");
    }
    SECTION("the child must be there") {
        CHECK(error_of(stage.call(ListParentsInput{.child_id = company.loner})) == "ChildNotFoundException");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("ListParents", input));
    }
}
