#include "services/kms/policies.h"

#include "identity/decide.h"
#include "identity/directory.h"
#include "identity/principals.h"
#include "kernel/kernel.h"
#include "policy/validate.h"
#include "services/kms/access.h"
#include "services/kms/errors.h"

namespace backlot::kms {

namespace {

// Whether the policy lets the caller put another one, as far as the policy itself goes: what its identity policies say
// may change without it.
bool locks_out(const Context& context, KeyRecord key, const std::string& policy) {
    key.policy = policy;
    key.grant_count = 0;
    const identity::Asking asking{.view = &context.view(),
                                  .caller = &context.caller(),
                                  .origin = &context.origin(),
                                  .now = context.now(),
                                  .region = context.region(),
                                  .bundles = context.kernel().stage().bundles};
    const auto verdict = identity::decide(asking, key_question(context, {.key = std::move(key)}, "kms:PutKeyPolicy"));
    return !verdict.is_allowed() && verdict.decision.layer == policy::Layer::resource_policy;
}

std::unexpected<Error> invalid_principals() {
    return errors::malformed_policy("Policy contains a statement with one or more invalid principals.");
}

}  // namespace

std::string default_key_policy(std::string_view account) {
    return R"({"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions",)"
           R"("Effect":"Allow","Principal":{"AWS":")" + identity::root_arn(account) +
           R"("},"Action":"kms:*","Resource":"*"}]})";
}

Result<std::string> checked_key_policy(const Context& context, const KeyRecord& key, std::string_view text, SafetyCheck safety) {
    if (text.size() > key_policy_limit_bytes) {
        return errors::limit_exceeded("A key policy has at most 32 KB.");
    }
    if (auto valid = policy::validate(text, {.kind = policy::PolicyKind::resource, .service = "kms"}); !valid) {
        const bool is_principal = valid.error().message.starts_with("Invalid principal");
        return is_principal ? invalid_principals() : errors::malformed_policy(valid.error().message);
    }
    auto stored = identity::canonical(context.view(), text);
    if (!stored) return invalid_principals();
    if (safety == SafetyCheck::on && locks_out(context, key, *stored)) {
        return errors::malformed_policy("The new key policy will not allow you to update the key policy in the future.");
    }
    return std::move(*stored);
}

}  // namespace backlot::kms
