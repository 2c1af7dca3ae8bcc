// GetResourcePolicies: the policies that share a parameter.
//
// Fails with ResourceNotFoundException.
//
// Source: AWS Systems Manager API Reference (2014-11-06), GetResourcePolicies.
#include "identity/principals.h"
#include "services/ssm/access.h"
#include "services/ssm/model.h"
#include "services/ssm/page.h"

namespace backlot::ssm {

Result<Access> get_resource_policies_access(const Context& context, const GetResourcePoliciesInput& input) {
    return on_parameter(context, "ssm:GetResourcePolicies", parameter_key(context, input.resource_arn));
}

Result<GetResourcePoliciesOutput> get_resource_policies(const Context& context,
                                                        const GetResourcePoliciesInput& input) {
    auto key = parameter_key(context, input.resource_arn);
    const auto parameter = find_parameter(context, key);
    if (!parameter) return errors::make("ResourceNotFoundException", "The specified parameter could not be found.");
    std::vector<ResourcePolicyRecord> found;
    store::scan(context.view(), resource_policies,
                [&](const ResourcePolicyRecord& policy) { found.push_back(policy); }, key.account,
                key.region, parameter->name);
    BACKLOT_TRY(page, page_of(std::move(found), input.max_results.value_or(50), input.next_token,
                              [](const ResourcePolicyRecord& policy) { return policy.id; }));
    GetResourcePoliciesOutput output{.next_token = page.next};
    output.policies.given = true;
    for (const auto& policy : page.items) {
        output.policies.push_back({.policy_id = policy.id,
                                   .policy_hash = policy.hash,
                                   .policy = identity::readable(context.view(), policy.document)});
    }
    return output;
}

}  // namespace backlot::ssm
