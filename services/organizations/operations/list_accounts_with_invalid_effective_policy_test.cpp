#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListAccountsWithInvalidEffectivePolicy", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const ListAccountsWithInvalidEffectivePolicyInput input{.policy_type = "BACKUP_POLICY"};

    SECTION("a plan that lacks what it needs makes the policies of all below invalid") {
        company.govern(company.unit, "BACKUP_POLICY", R"({"plans":{"daily":{"regions":{"@@assign":["eu-west-2"]}}}})");
        const auto found = must(stage.call(input));
        CHECK(ids_of(found.accounts) == std::vector{company.dev});
        CHECK(found.policy_type == "BACKUP_POLICY");
    }
    SECTION("what a child completes is valid") {
        company.govern(company.unit, "BACKUP_POLICY", R"({"plans":{"daily":{"regions":{"@@assign":["eu-west-2"]}}}})");
        company.govern(company.dev, "BACKUP_POLICY",
                       R"({"plans":{"daily":{"rules":{"nightly":{"target_backup_vault_name":{"@@assign":"Default"}}},)"
                       R"("selections":{"tags":{"all":{"iam_role_arn":{"@@assign":"arn:aws:iam::$account:role/Backup"}}}}}}})");
        CHECK(must(stage.call(input)).accounts.empty());
    }
    SECTION("the type must be enabled, and one of management policies") {
        CHECK(error_of(stage.call(input)) == "EffectivePolicyNotFoundException");
        CHECK(reason_of(stage.call(ListAccountsWithInvalidEffectivePolicyInput{.policy_type = "SERVICE_CONTROL_POLICY"})) ==
              "InvalidInputException INVALID_ENUM_POLICY_TYPE");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("ListAccountsWithInvalidEffectivePolicy", input));
    }
}
