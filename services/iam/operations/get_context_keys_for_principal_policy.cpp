// GetContextKeysForPrincipalPolicy: the condition keys that a principal's policies ask for.
//
// Fails with InvalidInput, NoSuchEntity.
//
// Source: IAM API Reference, GetContextKeysForPrincipalPolicy.
#include "services/iam/access.h"
#include "services/iam/context_keys.h"
#include "services/iam/simulation.h"

namespace backlot::iam {

Result<Access> get_context_keys_for_principal_policy_access(const Context&, const GetContextKeysForPrincipalPolicyInput& input) {
    return on_arn("iam:GetContextKeysForPrincipalPolicy", input.policy_source_arn);
}

Result<GetContextKeysForPrincipalPolicyOutput> get_context_keys_for_principal_policy(
    const Context& context, const GetContextKeysForPrincipalPolicyInput& input) {
    BACKLOT_TRY(simulation, principal_simulation(context, input.policy_source_arn));
    BACKLOT_TRY(more, input_policies(context, input.policy_input_list, "PolicyInputList"));
    std::set<std::string> keys;
    for (const auto* list : {&simulation.identity, &simulation.boundary, &more}) {
        for (const auto& one : *list) add_context_keys(keys, one.attached.document->text);
    }
    GetContextKeysForPrincipalPolicyOutput output;
    output.context_key_names.assign(keys.begin(), keys.end());
    output.context_key_names.given = true;
    return output;
}

}  // namespace backlot::iam
