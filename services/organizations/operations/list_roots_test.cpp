#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListRoots", "[organizations]") {
    Company company;

    SECTION("the one root, with the types of policies that are enabled") {
        const auto roots = must(company.stage.call(ListRootsInput{})).roots;
        REQUIRE(roots.size() == 1);
        CHECK(roots.front().name == "Root");
        CHECK(roots.front().arn == "arn:aws:organizations::000000000000:root/" + company.organization + "/" + company.root);
        REQUIRE(roots.front().policy_types.size() == 1);
        CHECK(roots.front().policy_types.front().type == "SERVICE_CONTROL_POLICY");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(ListRootsInput{}) == "ops");
        CHECK(company.refuses_by_policy("ListRoots", ListRootsInput{}));
    }
}
