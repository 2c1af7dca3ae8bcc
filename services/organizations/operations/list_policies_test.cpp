#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListPolicies", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const ListPoliciesInput input{.filter = "SERVICE_CONTROL_POLICY"};

    SECTION("those of a type, AWS's own first, in pages") {
        company.make_policy("one", std::string(allow_all));
        company.make_policy("two", std::string(allow_all));
        company.make_policy("tags", R"({"tags":{}})", "TAG_POLICY");
        auto paged = input;
        paged.max_results = 1;
        const auto all = all_pages(stage, paged, &ListPoliciesOutput::policies);
        REQUIRE(all.size() == 3);
        CHECK(all.front().id == "p-FullAWSAccess");
        CHECK(must(stage.call(ListPoliciesInput{.filter = "TAG_POLICY"})).policies.size() == 1);
    }
    SECTION("the type must be one") {
        CHECK(reason_of(stage.call(ListPoliciesInput{.filter = "GARDEN_POLICY"})) == "InvalidInputException INVALID_ENUM_POLICY_TYPE");
    }
    SECTION("delegated administrators may ask, and whom the delegation policy names") {
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("ListPolicies", input));
        company.delegate(company.dev, R"("organizations:List*")");
        CHECK(company.others_who_may(input) == "ops dev");
    }
}
