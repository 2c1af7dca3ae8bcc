#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("CreateGovCloudAccount", "[organizations]") {
    Company company;
    const CreateGovCloudAccountInput asked{.email = "gov@example.org", .account_name = "gov"};

    SECTION("the management account has no account in the other partition") {
        CHECK(reason_of(company.stage.call(asked)) ==
              "ConstraintViolationException MASTER_ACCOUNT_NOT_GOVCLOUD_ENABLED");
        CHECK(must(company.stage.call(ListCreateAccountStatusInput{})).create_account_statuses.size() == 3);
    }
    SECTION("only the management account may ask") {
        CHECK(company.others_who_may(asked).empty());
        CHECK(company.refuses_by_policy("CreateGovCloudAccount", asked));
    }
}
