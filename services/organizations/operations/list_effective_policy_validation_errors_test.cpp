#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListEffectivePolicyValidationErrors", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const ListEffectivePolicyValidationErrorsInput input{.account_id = company.dev, .policy_type = "BACKUP_POLICY"};

    SECTION("what is missing, where, and whose policy it is") {
        const auto policy = company.govern(company.unit, "BACKUP_POLICY", R"({"plans":{"daily":{"regions":{"@@assign":["eu-west-2"]}}}})");
        const auto found = must(stage.call(input));
        CHECK(found.path == company.organization + "/" + company.root + "/" + company.unit + "/" + company.dev + "/");
        CHECK(found.evaluation_timestamp == stage.backlot().now());
        REQUIRE(found.effective_policy_validation_errors.size() == 2);
        const auto& first = found.effective_policy_validation_errors.front();
        CHECK(first.error_code == "KEY_REQUIRED");
        CHECK(first.error_message == "'rules' is missing");
        CHECK(first.path_to_error == "plans/daily");
        REQUIRE(first.contributing_policies.size() == 1);
        CHECK(first.contributing_policies.front() == policy);
    }
    SECTION("a plan has ten rules at most") {
        std::string rules;
        for (int i = 0; i < 11; ++i) {
            rules += (i == 0 ? "" : ",") + std::string("\"r") + std::to_string(i) + R"(":{"target_backup_vault_name":{"@@assign":"Default"}})";
        }
        company.govern(company.dev, "BACKUP_POLICY",
                       R"({"plans":{"daily":{"regions":{"@@assign":["eu-west-2"]},"selections":{"tags":{}},"rules":{)" + rules + "}}}}");
        const auto found = must(stage.call(input)).effective_policy_validation_errors;
        REQUIRE(found.size() == 1);
        CHECK(found.front().error_code == "ELEMENTS_TOO_MANY");
        CHECK(found.front().error_message == "'rules' exceeds the allowed maximum limit 10");
        CHECK(found.front().path_to_error == "plans/daily/rules");
    }
    SECTION("there must be an effective policy, and an account") {
        CHECK(error_of(stage.call(input)) == "EffectivePolicyNotFoundException");
        CHECK(error_of(stage.call(ListEffectivePolicyValidationErrorsInput{.account_id = company.loner, .policy_type = "BACKUP_POLICY"})) ==
              "AccountNotFoundException");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("ListEffectivePolicyValidationErrors", input));
    }
}
