#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListTargetsForPolicy", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const auto id = company.make_policy("rule", std::string(allow_all));
    const ListTargetsForPolicyInput input{.policy_id = id};

    SECTION("root, units and accounts that it is attached to, in pages") {
        CHECK(must(stage.call(input)).targets.empty());
        for (const auto& target : {company.dev, company.root, company.unit}) company.attach(id, target);
        auto paged = input;
        paged.max_results = 2;
        const auto targets = all_pages(stage, paged, &ListTargetsForPolicyOutput::targets);
        REQUIRE(targets.size() == 3);
        CHECK(targets[0].type == "ROOT");
        CHECK(targets[1].type == "ORGANIZATIONAL_UNIT");
        CHECK(targets[1].name == "sandbox");
        CHECK(targets[2].type == "ACCOUNT");
        CHECK(targets[2].target_id == company.dev);
    }
    SECTION("the policy must be there") {
        CHECK(error_of(stage.call(ListTargetsForPolicyInput{.policy_id = "p-12345678"})) == "PolicyNotFoundException");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("ListTargetsForPolicy", input));
    }
}
