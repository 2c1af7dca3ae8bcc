// ListKeyPolicies: the names of a key's policies: always "default".
//
// Fails with InvalidMarkerException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, ListKeyPolicies.
#include "services/kms/access.h"
#include "services/kms/model.h"
#include "services/kms/paging.h"
#include "services/kms/policies.h"

namespace backlot::kms {

Result<Access> list_key_policies_access(const Context& context, const ListKeyPoliciesInput& input) {
    return key_access(context, input.key_id, "kms:ListKeyPolicies", {}, Names::keys);
}

Result<ListKeyPoliciesOutput> list_key_policies(const Context&, const ListKeyPoliciesInput& input) {
    BACKLOT_TRY(page, Page<std::string>::begin(input, 100));
    page.add(std::string(key_policy_name), std::string(key_policy_name));
    ListKeyPoliciesOutput output;
    page.fill(output, output.policy_names);
    return output;
}

}  // namespace backlot::kms
