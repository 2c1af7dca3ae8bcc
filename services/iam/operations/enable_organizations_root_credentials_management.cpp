// EnableOrganizationsRootCredentialsManagement: root credentials of member accounts are managed from the management
// account, or by the delegated administrator.
//
// Asking again changes nothing. Fails with OrganizationNotFoundException, OrganizationNotInAllFeaturesModeException,
// ServiceAccessNotEnabledException, AccountNotManagementOrDelegatedAdministratorException,
// CallerIsNotManagementAccountException.
//
// Source: IAM API Reference, EnableOrganizationsRootCredentialsManagement.
#include "services/iam/root_access.h"

namespace backlot::iam {

Result<Access> enable_organizations_root_credentials_management_access(const Context&,
                                                                       const EnableOrganizationsRootCredentialsManagementInput&) {
    return on_all("iam:EnableOrganizationsRootCredentialsManagement");
}

Result<EnableOrganizationsRootCredentialsManagementOutput> enable_organizations_root_credentials_management(
    Context& context, const EnableOrganizationsRootCredentialsManagementInput&) {
    BACKLOT_TRY(organization, administered_organization(context, Asker::management));
    add_feature(context, organization, root_credentials_feature);
    return features_of<EnableOrganizationsRootCredentialsManagementOutput>(organization);
}

}  // namespace backlot::iam
