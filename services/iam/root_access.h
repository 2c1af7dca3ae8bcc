// Centralized root access: which features an organization has, and who may turn them on and off.
//
// Source: IAM User Guide, "Centrally manage root access for member accounts".
#pragma once

#include <string_view>

#include "services/iam/access.h"

namespace backlot::iam {

inline constexpr std::string_view root_credentials_feature = "RootCredentialsManagement";
inline constexpr std::string_view root_sessions_feature = "RootSessions";

enum class Asker { management_or_delegate, management };

// The caller's organization, once it may ask. Fails with OrganizationNotFoundException,
// AccountNotManagementOrDelegatedAdministratorException, CallerIsNotManagementAccountException,
// OrganizationNotInAllFeaturesModeException, ServiceAccessNotEnabledException.
[[nodiscard]] Result<identity::Organization> administered_organization(const Context& context, Asker asker);

void add_feature(Context& context, identity::Organization& organization, std::string_view feature);
void remove_feature(Context& context, identity::Organization& organization, std::string_view feature);

// Fills an output that has OrganizationId and EnabledFeatures.
template <class Output>
Output features_of(const identity::Organization& organization) {
    Output output;
    output.organization_id = organization.id;
    output.enabled_features.assign(organization.iam_features.begin(), organization.iam_features.end());
    output.enabled_features.given = true;
    return output;
}

}  // namespace backlot::iam
