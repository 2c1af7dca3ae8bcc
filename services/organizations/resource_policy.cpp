#include "services/organizations/resource_policy.h"

#include "identity/principals.h"

namespace backlot::organizations {

ResourcePolicy describe_resource_policy(const Context& context, const identity::Organization& organization) {
    return {.resource_policy_summary = ResourcePolicySummary{.id = organization.resource_policy_id,
                                                             .arn = own_arn(context, organization.resource_policy_id)},
            .content = identity::readable(context.view(), organization.resource_policy)};
}

}  // namespace backlot::organizations
