#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DescribeAccount", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const DescribeAccountInput input{.account_id = company.dev};

    SECTION("what the organization knows of an account") {
        const auto account = must(stage.call(input)).account;
        CHECK(account->id == company.dev);
        CHECK(account->arn == "arn:aws:organizations::000000000000:account/" + company.organization + "/" + company.dev);
        CHECK(account->email == "dev@example.org");
        CHECK(account->name == "dev");
        CHECK(account->status == "ACTIVE");
        CHECK(account->state == "ACTIVE");
        REQUIRE(account->paths.size() == 1);
        CHECK(account->paths.front() ==
              company.organization + "/" + company.root + "/" + company.unit + "/" + company.dev + "/");
    }
    SECTION("an account outside is not found") {
        CHECK(error_of(stage.call(DescribeAccountInput{.account_id = company.loner})) == "AccountNotFoundException");
    }
    SECTION("delegated administrators may ask, other members may not even about themselves") {
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("DescribeAccount", input));
    }
}
