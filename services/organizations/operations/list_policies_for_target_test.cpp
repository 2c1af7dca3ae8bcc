#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListPoliciesForTarget", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const ListPoliciesForTargetInput input{.target_id = company.dev, .filter = "SERVICE_CONTROL_POLICY"};

    SECTION("what is attached to the target itself, not what it inherits") {
        const auto own = company.make_policy("own", std::string(allow_all));
        company.attach(own, company.dev);
        company.attach(company.make_policy("inherited", std::string(allow_all)), company.unit);
        CHECK(ids_of(must(stage.call(input)).policies) == std::vector<std::string>{"p-FullAWSAccess", own});
        auto paged = input;
        paged.max_results = 1;
        CHECK(all_pages(stage, paged, &ListPoliciesForTargetOutput::policies).size() == 2);
    }
    SECTION("target and type must be there") {
        CHECK(error_of(stage.call(ListPoliciesForTargetInput{.target_id = company.loner, .filter = "SERVICE_CONTROL_POLICY"})) ==
              "TargetNotFoundException");
        CHECK(reason_of(stage.call(ListPoliciesForTargetInput{.target_id = company.dev, .filter = "GARDEN_POLICY"})) ==
              "InvalidInputException INVALID_ENUM_POLICY_TYPE");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("ListPoliciesForTarget", input));
    }
}
