#include <catch2/catch.hpp>

#include "services/iam/testing_organization.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;

TEST_CASE("ListOrganizationsFeatures", "[iam]") {
    auto stage = iam::testing::stage_in_organization();
    const ListOrganizationsFeaturesInput list;

    SECTION("without trusted access for IAM it is refused") {
        CHECK(error_of(stage.call(list)) == "ServiceAccessNotEnabledException");
    }
    SECTION("an organization begins with none") {
        iam::testing::trust_iam(stage);
        CHECK(stage.call(list)->enabled_features.empty());
        REQUIRE(stage.call(EnableOrganizationsRootSessionsInput{}));
        const auto listed = stage.call(list);
        REQUIRE(listed->enabled_features.size() == 1);
        CHECK(listed->enabled_features[0] == "RootSessions");
    }
    SECTION("a member is refused") {
        iam::testing::trust_iam(stage);
        stage.as("la");
        CHECK(error_of(stage.call(list)) == "AccountNotManagementOrDelegatedAdministratorException");
    }
    SECTION("a policy can deny it") {
        iam::testing::trust_iam(stage);
        CHECK(iam::testing::refused_without(stage, "iam:ListOrganizationsFeatures", list, "master"));
    }
}
