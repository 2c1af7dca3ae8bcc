#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("DeletePolicy", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto id = company.make_policy("rule", std::string(allow_all));
    const DeletePolicyInput input{.policy_id = id};

    SECTION("it is gone") {
        REQUIRE(stage.call(input));
        CHECK(error_of(stage.call(input)) == "PolicyNotFoundException");
        CHECK(error_of(stage.call(DescribePolicyInput{.policy_id = id})) == "PolicyNotFoundException");
    }
    SECTION("one that is attached stays") {
        company.attach(id, company.unit);
        CHECK(error_of(stage.call(input)) == "PolicyInUseException");
    }
    SECTION("AWS's own stay") {
        CHECK(reason_of(stage.call(DeletePolicyInput{.policy_id = "p-FullAWSAccess"})) ==
              "InvalidInputException IMMUTABLE_POLICY");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(input).empty());
        CHECK(company.refuses_by_policy("DeletePolicy", input));
    }
}
