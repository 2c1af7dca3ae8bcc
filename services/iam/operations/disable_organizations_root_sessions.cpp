// DisableOrganizationsRootSessions: no more sessions for tasks that only root can do; those that are open go on.
//
// Asking again changes nothing. Fails with OrganizationNotFoundException, OrganizationNotInAllFeaturesModeException,
// ServiceAccessNotEnabledException, AccountNotManagementOrDelegatedAdministratorException.
//
// Source: IAM API Reference, DisableOrganizationsRootSessions.
#include "services/iam/root_access.h"

namespace backlot::iam {

Result<Access> disable_organizations_root_sessions_access(const Context&,
                                                          const DisableOrganizationsRootSessionsInput&) {
    return on_all("iam:DisableOrganizationsRootSessions");
}

Result<DisableOrganizationsRootSessionsOutput> disable_organizations_root_sessions(
    Context& context, const DisableOrganizationsRootSessionsInput&) {
    BACKLOT_TRY(organization, administered_organization(context, Asker::management_or_delegate));
    remove_feature(context, organization, root_sessions_feature);
    return features_of<DisableOrganizationsRootSessionsOutput>(organization);
}

}  // namespace backlot::iam
