#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DescribeOrganizationalUnit", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const DescribeOrganizationalUnitInput input{.organizational_unit_id = company.unit};

    SECTION("a unit by its id") {
        const auto unit = must(stage.call(input)).organizational_unit;
        CHECK(unit->name == "sandbox");
        CHECK(unit->path == company.organization + "/" + company.root + "/" + company.unit + "/");
    }
    SECTION("an unknown one is not found") {
        CHECK(error_of(stage.call(DescribeOrganizationalUnitInput{.organizational_unit_id = "ou-abcd-12345678"})) ==
              "OrganizationalUnitNotFoundException");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("DescribeOrganizationalUnit", input));
    }
}
