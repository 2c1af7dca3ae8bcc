// DescribePolicy: one policy with its content. Fails with PolicyNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), DescribePolicy.
#include "services/organizations/organization.h"
#include "services/organizations/policies.h"

namespace backlot::organizations {

Result<Access> describe_policy_access(const Context& context, const DescribePolicyInput& input) {
    return access_to(context, Callers::delegates, "DescribePolicy", own_arn(context, input.policy_id),
                     type_keys(context, input.policy_id), tags_of_policy(context, input.policy_id));
}

Result<DescribePolicyOutput> describe_policy(const Context& context, const DescribePolicyInput& input) {
    BACKLOT_TRY(home, home_of(context));
    const auto policy = identity::find_organization_policy(context.view(), home.organization.id, input.policy_id);
    if (!policy) return errors::of("PolicyNotFoundException");
    return DescribePolicyOutput{.policy = describe(home.organization, *policy)};
}

}  // namespace backlot::organizations
