// DescribeResourcePolicy: the delegation policy. Fails with ResourcePolicyNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), DescribeResourcePolicy.
#include "services/organizations/organization.h"
#include "services/organizations/resource_policy.h"

namespace backlot::organizations {

Result<Access> describe_resource_policy_access(const Context& context, const DescribeResourcePolicyInput&) {
    return access_to(context, Callers::delegates, "DescribeResourcePolicy");
}

Result<DescribeResourcePolicyOutput> describe_resource_policy(const Context& context, const DescribeResourcePolicyInput&) {
    BACKLOT_TRY(home, home_of(context));
    if (home.organization.resource_policy.empty()) return errors::of("ResourcePolicyNotFoundException");
    return DescribeResourcePolicyOutput{.resource_policy = describe_resource_policy(context, home.organization)};
}

}  // namespace backlot::organizations
