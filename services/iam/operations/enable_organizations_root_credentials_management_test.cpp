#include <catch2/catch.hpp>

#include "services/iam/testing_organization.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;

TEST_CASE("EnableOrganizationsRootCredentialsManagement", "[iam]") {
    auto stage = iam::testing::stage_in_organization();
    const EnableOrganizationsRootCredentialsManagementInput enable;

    SECTION("without trusted access for IAM it is refused") {
        CHECK(error_of(stage.call(enable)) == "ServiceAccessNotEnabledException");
    }
    SECTION("the management account turns it on, and again without a change") {
        iam::testing::trust_iam(stage);
        const auto enabled = stage.call(enable);
        REQUIRE(enabled);
        CHECK(enabled->organization_id->starts_with("o-"));
        REQUIRE(enabled->enabled_features.size() == 1);
        CHECK(enabled->enabled_features[0] == "RootCredentialsManagement");
        CHECK(stage.call(enable)->enabled_features.size() == 1);
        CHECK(stage.call(EnableOrganizationsRootSessionsInput{})->enabled_features.size() == 2);
    }
    SECTION("a member may not, and IAM's delegated administrator may not either") {
        iam::testing::trust_iam(stage);
        stage.as("la");
        CHECK(error_of(stage.call(enable)) == "AccountNotManagementOrDelegatedAdministratorException");
        iam::testing::delegate_iam(stage, stage.caller().account);
        CHECK(error_of(stage.call(enable)) == "CallerIsNotManagementAccountException");
    }
    SECTION("an account without an organization is refused") {
        stage.as("external");
        CHECK(error_of(stage.call(enable)) == "OrganizationNotFoundException");
    }
    SECTION("a policy can deny it") {
        iam::testing::trust_iam(stage);
        CHECK(iam::testing::refused_without(stage, "iam:EnableOrganizationsRootCredentialsManagement", enable, "master"));
    }
}
