#include <catch2/catch.hpp>

#include "services/iam/testing_organization.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;

TEST_CASE("DisableOrganizationsRootCredentialsManagement", "[iam]") {
    auto stage = iam::testing::stage_in_organization();
    const DisableOrganizationsRootCredentialsManagementInput disable;

    SECTION("without trusted access for IAM it is refused") {
        CHECK(error_of(stage.call(disable)) == "ServiceAccessNotEnabledException");
    }
    SECTION("only that feature goes") {
        iam::testing::trust_iam(stage);
        REQUIRE(stage.call(EnableOrganizationsRootCredentialsManagementInput{}));
        REQUIRE(stage.call(EnableOrganizationsRootSessionsInput{}));
        const auto disabled = stage.call(disable);
        REQUIRE(disabled);
        REQUIRE(disabled->enabled_features.size() == 1);
        CHECK(disabled->enabled_features[0] == "RootSessions");
        CHECK(stage.call(disable));
    }
    SECTION("IAM's delegated administrator may, another member may not") {
        iam::testing::trust_iam(stage);
        stage.as("la");
        CHECK(error_of(stage.call(disable)) == "AccountNotManagementOrDelegatedAdministratorException");
        iam::testing::delegate_iam(stage, stage.caller().account);
        CHECK(stage.call(disable));
    }
    SECTION("a policy can deny it") {
        iam::testing::trust_iam(stage);
        CHECK(iam::testing::refused_without(stage, "iam:DisableOrganizationsRootCredentialsManagement", disable, "master"));
    }
}
