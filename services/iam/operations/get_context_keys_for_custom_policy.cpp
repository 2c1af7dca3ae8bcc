// GetContextKeysForCustomPolicy: the condition keys that policies which are given ask for.
//
// Fails with InvalidInput.
//
// Source: IAM API Reference, GetContextKeysForCustomPolicy.
#include "services/iam/access.h"
#include "services/iam/context_keys.h"
#include "services/iam/simulation.h"

namespace backlot::iam {

Result<Access> get_context_keys_for_custom_policy_access(const Context&, const GetContextKeysForCustomPolicyInput&) {
    return on_all("iam:GetContextKeysForCustomPolicy");
}

Result<GetContextKeysForCustomPolicyOutput> get_context_keys_for_custom_policy(const Context& context,
                                                                               const GetContextKeysForCustomPolicyInput& input) {
    BACKLOT_TRY(policies, input_policies(context, input.policy_input_list, "PolicyInputList"));
    std::set<std::string> keys;
    for (const auto& one : policies) add_context_keys(keys, one.attached.document->text);
    GetContextKeysForCustomPolicyOutput output;
    output.context_key_names.assign(keys.begin(), keys.end());
    output.context_key_names.given = true;
    return output;
}

}  // namespace backlot::iam
