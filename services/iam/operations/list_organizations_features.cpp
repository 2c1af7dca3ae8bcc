// ListOrganizationsFeatures: which features of centralized root access the organization has.
//
// Fails with OrganizationNotFoundException, OrganizationNotInAllFeaturesModeException, ServiceAccessNotEnabledException,
// AccountNotManagementOrDelegatedAdministratorException.
//
// Source: IAM API Reference, ListOrganizationsFeatures.
#include "services/iam/root_access.h"

namespace backlot::iam {

Result<Access> list_organizations_features_access(const Context&, const ListOrganizationsFeaturesInput&) {
    return on_all("iam:ListOrganizationsFeatures");
}

Result<ListOrganizationsFeaturesOutput> list_organizations_features(const Context& context,
                                                                    const ListOrganizationsFeaturesInput&) {
    BACKLOT_TRY(organization, administered_organization(context, Asker::management_or_delegate));
    return features_of<ListOrganizationsFeaturesOutput>(organization);
}

}  // namespace backlot::iam
