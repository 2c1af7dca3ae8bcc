// DisableOrganizationsRootCredentialsManagement: the credentials of member accounts' root users are their own again.
//
// Asking again changes nothing. Fails with OrganizationNotFoundException, OrganizationNotInAllFeaturesModeException,
// ServiceAccessNotEnabledException, AccountNotManagementOrDelegatedAdministratorException.
//
// Source: IAM API Reference, DisableOrganizationsRootCredentialsManagement.
#include "services/iam/root_access.h"

namespace backlot::iam {

Result<Access> disable_organizations_root_credentials_management_access(const Context&,
                                                                        const DisableOrganizationsRootCredentialsManagementInput&) {
    return on_all("iam:DisableOrganizationsRootCredentialsManagement");
}

Result<DisableOrganizationsRootCredentialsManagementOutput> disable_organizations_root_credentials_management(
    Context& context, const DisableOrganizationsRootCredentialsManagementInput&) {
    BACKLOT_TRY(organization, administered_organization(context, Asker::management_or_delegate));
    remove_feature(context, organization, root_credentials_feature);
    return features_of<DisableOrganizationsRootCredentialsManagementOutput>(organization);
}

}  // namespace backlot::iam
