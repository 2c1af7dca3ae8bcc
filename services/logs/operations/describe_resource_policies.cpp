// DescribeResourcePolicies: the account's resource policies, or those of its groups.
//
// Fails with InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), DescribeResourcePolicies.
#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"
#include "services/logs/page.h"

namespace backlot::logs {

Result<Access> describe_resource_policies_access(const Context&, const DescribeResourcePoliciesInput&) {
    return on_all("logs:DescribeResourcePolicies");
}

Result<DescribeResourcePoliciesOutput> describe_resource_policies(const Context& context,
                                                                 const DescribeResourcePoliciesInput& input) {
    const bool of_groups = input.policy_scope.value_or("ACCOUNT") == "RESOURCE" || input.resource_arn;
    std::string wanted;
    if (input.resource_arn) {
        BACKLOT_TRY(key, group_key_of(context, *input.resource_arn));
        wanted = group_arn(key);
    }
    std::vector<ResourcePolicyRecord> found;
    store::scan(context.view(), resource_policies, [&](const ResourcePolicyRecord& policy) {
        if (policy.resource.empty() == of_groups) return;
        if (wanted.empty() || policy.resource == wanted) found.push_back(policy);
    }, context.account(), context.region());
    BACKLOT_TRY(page, page_of(std::move(found), input.limit, input.next_token,
                              [](const ResourcePolicyRecord& policy) { return policy.resource + '\0' +
                                                                      policy.name; }));
    DescribeResourcePoliciesOutput output{.next_token = page.next};
    output.resource_policies.given = true;
    for (const auto& policy : page.items) {
        ResourcePolicy shape{.policy_document = policy.document,
                             .last_updated_time = ms_of(policy.updated),
                             .policy_scope = policy.resource.empty() ? "ACCOUNT" : "RESOURCE"};
        if (!policy.name.empty()) shape.policy_name = policy.name;
        if (!policy.resource.empty()) {
            shape.resource_arn = policy.resource;
            shape.revision_id = policy.revision;
        }
        output.resource_policies.push_back(std::move(shape));
    }
    return output;
}

}  // namespace backlot::logs
