// EnableOrganizationsRootSessions: sts:AssumeRoot may open sessions of member accounts' root users, for tasks that
// only root can do.
//
// Asking again changes nothing. Fails with OrganizationNotFoundException, OrganizationNotInAllFeaturesModeException,
// ServiceAccessNotEnabledException, AccountNotManagementOrDelegatedAdministratorException,
// CallerIsNotManagementAccountException.
//
// Source: IAM API Reference, EnableOrganizationsRootSessions.
#include "services/iam/root_access.h"

namespace backlot::iam {

Result<Access> enable_organizations_root_sessions_access(const Context&, const EnableOrganizationsRootSessionsInput&) {
    return on_all("iam:EnableOrganizationsRootSessions");
}

Result<EnableOrganizationsRootSessionsOutput> enable_organizations_root_sessions(
    Context& context, const EnableOrganizationsRootSessionsInput&) {
    BACKLOT_TRY(organization, administered_organization(context, Asker::management));
    add_feature(context, organization, root_sessions_feature);
    return features_of<EnableOrganizationsRootSessionsOutput>(organization);
}

}  // namespace backlot::iam
