// An organization for the tests of centralized root access.
#pragma once

#include <string>

#include "services/iam/testing.h"

namespace backlot::iam::testing {

inline Stage stage_in_organization() {
    Stage stage{{.organization_file = "fixtures/organizations/sfdl.yaml"}};
    stage.as("master");
    return stage;
}

// The management account's root calls AWS Organizations.
inline void ask_organizations(Stage& stage, std::string_view operation, const Json& input) {
    const auto done = stage.backlot().call(*stage.backlot().principal("master"), stage.origin(), "us-east-1",
                                           "organizations", operation, input);
    BACKLOT_ASSERT(!done.error);
}

inline void trust_iam(Stage& stage) {
    ask_organizations(stage, "EnableAWSServiceAccess", Json::object({{"ServicePrincipal", "iam.amazonaws.com"}}));
}

inline void delegate_iam(Stage& stage, const std::string& account) {
    ask_organizations(stage, "RegisterDelegatedAdministrator",
                      Json::object({{"AccountId", account}, {"ServicePrincipal", "iam.amazonaws.com"}}));
}

}  // namespace backlot::iam::testing
