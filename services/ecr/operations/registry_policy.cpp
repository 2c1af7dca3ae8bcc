// GetRegistryPolicy, PutRegistryPolicy, DeleteRegistryPolicy: what other accounts may do to the whole registry.
//
// DIFFERS: the policy speaks for every action of ECR, as registries do whose account setting REGISTRY_POLICY_SCOPE is V2; an
// account that has set V1 is refused by PutAccountSetting. Fails with RegistryPolicyNotFoundException,
// InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), GetRegistryPolicy, PutRegistryPolicy, DeleteRegistryPolicy; User Guide,
// "Private registry permissions in Amazon ECR".
#include "services/ecr/access.h"
#include "services/ecr/policy_text.h"

namespace backlot::ecr {

namespace {

Result<RegistryRecord> need_with_registry_policy(const Context& context) {
    auto registry = find_registry(context, context.account(), context.region());
    if (registry.policy.empty()) {
        return errors::make("RegistryPolicyNotFoundException", "Registry policy does not exist in the registry with id '" + context.account() + "'");
    }
    return registry;
}

}  // namespace

Result<Access> get_registry_policy_access(const Context&, const GetRegistryPolicyInput&) { return on_registry("ecr:GetRegistryPolicy"); }

Result<GetRegistryPolicyOutput> get_registry_policy(const Context& context, const GetRegistryPolicyInput&) {
    BACKLOT_TRY(registry, need_with_registry_policy(context));
    return GetRegistryPolicyOutput{.registry_id = context.account(), .policy_text = policy_text(context.view(), registry.policy)};
}

Result<Access> put_registry_policy_access(const Context&, const PutRegistryPolicyInput&) { return on_registry("ecr:PutRegistryPolicy"); }

Result<PutRegistryPolicyOutput> put_registry_policy(Context& context, const PutRegistryPolicyInput& input) {
    auto registry = find_registry(context, context.account(), context.region());
    BACKLOT_TRY(stored, checked_policy(context, input.policy_text, "registry"));
    registry.policy = std::move(stored);
    store_registry(context, registry);
    return PutRegistryPolicyOutput{.registry_id = context.account(), .policy_text = policy_text(context.view(), registry.policy)};
}

Result<Access> delete_registry_policy_access(const Context&, const DeleteRegistryPolicyInput&) { return on_registry("ecr:DeleteRegistryPolicy"); }

Result<DeleteRegistryPolicyOutput> delete_registry_policy(Context& context, const DeleteRegistryPolicyInput&) {
    BACKLOT_TRY(registry, need_with_registry_policy(context));
    DeleteRegistryPolicyOutput output{.registry_id = context.account(), .policy_text = policy_text(context.view(), registry.policy)};
    registry.policy.clear();
    store_registry(context, registry);
    return output;
}

}  // namespace backlot::ecr
