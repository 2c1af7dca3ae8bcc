#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DeleteOrganizationalUnit", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto id = company.make_unit("empty", company.root);
    const DeleteOrganizationalUnitInput input{.organizational_unit_id = id};

    SECTION("an empty unit goes, with what was attached to it") {
        const auto policy = company.make_policy("rule", std::string(allow_all));
        company.attach(policy, id);
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(input)) == "OrganizationalUnitNotFoundException");
        CHECK(stage.call(DeletePolicyInput{.policy_id = policy}));
    }
    SECTION("one with accounts or units stays") {
        CHECK(error_of(stage.call(DeleteOrganizationalUnitInput{.organizational_unit_id = company.unit})) ==
              "OrganizationalUnitNotEmptyException");
        company.make_unit("child", id);
        CHECK(error_of(stage.call(input)) == "OrganizationalUnitNotEmptyException");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(input).empty());
        CHECK(company.refuses_by_policy("DeleteOrganizationalUnit", input));
    }
}
