// GetKeyPolicy and PutKeyPolicy. A key has one policy, called "default".
//
// Fails with MalformedPolicyDocumentException, LimitExceededException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, GetKeyPolicy, PutKeyPolicy.
#include "identity/principals.h"
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/model.h"
#include "services/kms/policies.h"

namespace backlot::kms {

namespace {

Result<> check_name(const std::optional<std::string>& name) {
    if (!name || *name == key_policy_name) return {};
    return errors::make("NotFoundException", "No such policy exists");
}

}  // namespace

Result<Access> get_key_policy_access(const Context& context, const GetKeyPolicyInput& input) {
    return key_access(context, input.key_id, "kms:GetKeyPolicy", {}, Names::keys);
}

Result<GetKeyPolicyOutput> get_key_policy(const Context& context, const GetKeyPolicyInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:GetKeyPolicy", Names::keys));
    BACKLOT_CHECK(check_name(input.policy_name));
    return GetKeyPolicyOutput{.policy = identity::readable(context.view(), target.key.policy),
                              .policy_name = std::string(key_policy_name)};
}

Result<Access> put_key_policy_access(const Context& context, const PutKeyPolicyInput& input) {
    ConditionKeys more;
    add_key(more, "kms:BypassPolicyLockoutSafetyCheck", truth(input.bypass_policy_lockout_safety_check.value_or(false)));
    return key_access(context, input.key_id, "kms:PutKeyPolicy", std::move(more), Names::keys);
}

Result<PutKeyPolicyOutput> put_key_policy(Context& context, const PutKeyPolicyInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:PutKeyPolicy", Names::keys));
    BACKLOT_CHECK(check_name(input.policy_name));
    const auto safety = input.bypass_policy_lockout_safety_check.value_or(false) ? SafetyCheck::bypassed : SafetyCheck::on;
    BACKLOT_TRY(policy, checked_key_policy(context, target.key, input.policy, safety));
    target.key.policy = std::move(policy);
    put_key(context, target.key);
    return PutKeyPolicyOutput{};
}

}  // namespace backlot::kms
