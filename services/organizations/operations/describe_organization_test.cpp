#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DescribeOrganization", "[organizations]") {
    Company company;
    auto& stage = company.stage;

    SECTION("any member may ask, an account outside learns that it is in none") {
        for (const auto* name : {"main", "ops", "dev"}) {
            stage.as(name);
            const auto organization = must(stage.call(DescribeOrganizationInput{})).organization;
            CHECK(organization->master_account_id == company.main);
            CHECK(organization->arn == "arn:aws:organizations::000000000000:organization/" + company.organization);
        }
        stage.as("loner");
        CHECK(error_of(stage.call(DescribeOrganizationInput{})) == "AWSOrganizationsNotInUseException");
    }
    SECTION("a policy refuses it") {
        CHECK(company.refuses_by_policy("DescribeOrganization", DescribeOrganizationInput{}));
    }
}
