#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetAccountSummary", "[iam]") {
    Stage stage;
    const auto summary = [&] { return done(stage, GetAccountSummaryInput{}).summary_map; };

    SECTION("counts what the account has") {
        const auto before = summary();
        make_user(stage, "ana");
        make_group(stage, "readers");
        make_role(stage, "worker");
        make_profile(stage, "machine");
        const auto own = make_policy(stage, "p");
        done(stage, CreatePolicyVersionInput{.policy_arn = own, .policy_document = allows_all});
        make_device(stage, "phone");
        make_oidc(stage, "https://idp.example.com");
        make_saml(stage, "corporate");
        done(stage, CreateAccessKeyInput{});
        auto after = summary();
        for (const char* one : {"Users", "Groups", "Roles", "InstanceProfiles", "Policies", "MFADevices", "AccountAccessKeysPresent"}) {
            CHECK(after[one] == before.at(one) + 1);
        }
        CHECK(after["PolicyVersionsInUse"] == before.at("PolicyVersionsInUse") + 2);
        CHECK(after["Providers"] == before.at("Providers") + 2);
        CHECK(after["MFADevicesInUse"] == 0);
    }
    SECTION("tells the quotas") {
        auto map = summary();
        CHECK((map["UsersQuota"] == 5'000 && map["GroupsQuota"] == 300 && map["RolesQuota"] == 1'000 && map["PoliciesQuota"] == 1'500));
        CHECK((map["AccessKeysPerUserQuota"] == 2 && map["GroupsPerUserQuota"] == 10 && map["VersionsPerPolicyQuota"] == 5 && map["PolicySizeQuota"] == 6'144));
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, GetAccountSummaryInput{}) == "*"); }
}
