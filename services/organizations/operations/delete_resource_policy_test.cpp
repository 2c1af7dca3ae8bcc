#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DeleteResourcePolicy", "[organizations]") {
    Company company;
    auto& stage = company.stage;

    SECTION("there is none at first") {
        CHECK(error_of(stage.call(DeleteResourcePolicyInput{})) == "ResourcePolicyNotFoundException");
    }
    SECTION("what it delegated ends at once") {
        company.delegate(company.dev, R"("organizations:ListRoots")");
        REQUIRE(company.others_who_may(ListRootsInput{}) == "ops dev");
        REQUIRE(stage.call(DeleteResourcePolicyInput{}));
        CHECK(company.others_who_may(ListRootsInput{}) == "ops");
    }
    SECTION("only the management account may") {
        company.delegate(company.dev, R"("organizations:ListRoots")");
        CHECK(company.others_who_may(DeleteResourcePolicyInput{}).empty());
        CHECK(company.refuses_by_policy("DeleteResourcePolicy", DeleteResourcePolicyInput{}));
    }
}
