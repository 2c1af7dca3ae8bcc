#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("UpdateOrganizationalUnit", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const UpdateOrganizationalUnitInput rename{.organizational_unit_id = company.unit, .name = "labs"};

    SECTION("the name changes, the id does not") {
        const auto unit = must(stage.call(rename)).organizational_unit;
        CHECK(unit->name == "labs");
        CHECK(unit->id == company.unit);
    }
    SECTION("siblings have names of their own") {
        company.make_unit("labs", company.root);
        CHECK(error_of(stage.call(rename)) == "DuplicateOrganizationalUnitException");
    }
    SECTION("the unit must be there") {
        CHECK(error_of(stage.call(UpdateOrganizationalUnitInput{.organizational_unit_id = "ou-abcd-12345678", .name = "x"})) ==
              "OrganizationalUnitNotFoundException");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(rename).empty());
        CHECK(company.refuses_by_policy("UpdateOrganizationalUnit", rename));
    }
}
