#include "policy/managed_policies.h"

#include <catch2/catch.hpp>

#include "text/json.h"

using namespace backlot;
using namespace backlot::policy;

TEST_CASE("AWS managed policies", "[policy]") {
    SECTION("AdministratorAccess allows everything") {
        const auto found = managed_policy("arn:aws:iam::aws:policy/AdministratorAccess");
        REQUIRE(found);
        CHECK(found->name == "AdministratorAccess");
        CHECK(found->path == "/");
        CHECK(found->default_version_id == "v1");
        CHECK(found->create_date == std::chrono::sys_days{std::chrono::year{2015} / 2 / 6} + std::chrono::hours{18} +
                                        std::chrono::minutes{39} + std::chrono::seconds{46});
        CHECK(found->document ==
              R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})");
    }
    SECTION("a path is part of the ARN") {
        CHECK(managed_policy("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"));
        CHECK_FALSE(managed_policy("arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy"));
        CHECK_FALSE(managed_policy("arn:aws:iam::aws:policy/administratoraccess"));
        CHECK_FALSE(managed_policy("AdministratorAccess"));
    }
    SECTION("every document is JSON with a statement, and is found by its ARN") {
        const auto all = all_managed_policies();
        CHECK(all.size() > 1'000);
        for (const auto& policy : all) {
            const auto document = Json::parse(policy.document);
            REQUIRE(document);
            const auto& statement = (*document)["Statement"];
            REQUIRE((statement.is_array() || statement.is_object()));
            REQUIRE(managed_policy(policy.arn));
            REQUIRE(managed_policy(policy.arn)->document.data() == policy.document.data());
        }
    }
}
