// DeleteResourcePolicy: takes the delegation policy away. Fails with ResourcePolicyNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), DeleteResourcePolicy.
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> delete_resource_policy_access(const Context& context, const DeleteResourcePolicyInput&) {
    return access_to(context, Callers::management, "DeleteResourcePolicy");
}

Result<DeleteResourcePolicyOutput> delete_resource_policy(Context& context, const DeleteResourcePolicyInput&) {
    BACKLOT_TRY(home, home_of(context));
    if (home.organization.resource_policy.empty()) return errors::of("ResourcePolicyNotFoundException");
    home.organization.resource_policy.clear();
    home.organization.resource_policy_id.clear();
    home.organization.resource_policy_tags.clear();
    store_organization(context, home.organization);
    return DeleteResourcePolicyOutput{};
}

}  // namespace backlot::organizations
