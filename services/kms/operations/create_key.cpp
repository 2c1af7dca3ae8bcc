// CreateKey: makes a key of the caller's account in the request's region, with its material unless that shall be imported.
//
// The caller must be able to change the policy it gives, unless it says otherwise. Material of asymmetric keys is made
// here, within the write: an RSA key of 4,096 bits takes about a second.
//
// Fails with MalformedPolicyDocumentException, LimitExceededException, ValidationException (usage and spec that do not
// fit), TagException, UnsupportedOperationException (a custom key store), NotImplemented (SM2, ML-DSA, ML-KEM).
//
// Source: KMS API Reference, CreateKey; KMS Developer Guide, "Key spec reference", "Multi-Region keys in AWS KMS".
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/material.h"
#include "services/kms/metadata.h"
#include "services/kms/model.h"
#include "services/kms/policies.h"
#include "services/kms/tagging.h"

namespace backlot::kms {

namespace {

std::string spec_name(const CreateKeyInput& input) {
    return input.key_spec.value_or(input.customer_master_key_spec.value_or("SYMMETRIC_DEFAULT"));
}

// The key as asked for, without a policy and without material.
Result<KeyRecord> draft(const Context& context, const CreateKeyInput& input) {
    KeyRecord key;
    key.is_multi_region = input.multi_region.value_or(false);
    key.id = key.is_multi_region ? "mrk-" + context.ids().hex(32) : context.ids().uuid();
    key.account = context.account();
    key.region = context.region();
    key.primary_region = key.is_multi_region ? key.region : "";
    key.created = context.now();
    key.description = input.description.value_or("");
    key.origin = input.origin.value_or("AWS_KMS");
    key.spec = spec_name(input);
    key.usage = input.key_usage.value_or(key.spec == "SYMMETRIC_DEFAULT" ? "ENCRYPT_DECRYPT" : "");
    BACKLOT_TRY(tags, tags_of(input.tags));
    key.tags = std::move(tags);
    return key;
}

Result<> check(const CreateKeyInput& input, const KeyRecord& key) {
    if (input.custom_key_store_id || input.xks_key_id || key.origin == "AWS_CLOUDHSM" || key.origin == "EXTERNAL_KEY_STORE") {
        return errors::not_built("backlot does not implement custom key stores yet.");
    }
    if (input.key_spec && input.customer_master_key_spec && *input.key_spec != *input.customer_master_key_spec) {
        return errors::validation("KeySpec and CustomerMasterKeySpec are not the same.");
    }
    const auto* spec = find_spec(key.spec);
    if (spec == nullptr) return errors::not_built("backlot does not implement keys of the spec " + key.spec + " yet.");
    if (key.usage.empty()) {
        return errors::validation("You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.");
    }
    if (!allows_usage(*spec, key.usage)) {
        return errors::validation("KeyUsage " + key.usage + " is not compatible with KeySpec " + key.spec);
    }
    return {};
}

}  // namespace

Result<Access> create_key_access(const Context& context, const CreateKeyInput& input) {
    BACKLOT_TRY(key, draft(context, input));
    ConditionKeys more;
    add_key_facts(more, key);
    add_key(more, "kms:CustomerMasterKeySpec", key.spec);
    add_key(more, "kms:CustomerMasterKeyUsage", key.usage);
    add_key(more, "kms:BypassPolicyLockoutSafetyCheck", truth(input.bypass_policy_lockout_safety_check.value_or(false)));
    add_request_tags(more, key.tags);
    auto access = plain_access(context, "kms:CreateKey", more);
    if (!key.tags.empty()) {
        // Decided by identity policies: the key has no policy of its own yet.
        key.policy = default_key_policy(key.account);
        ConditionKeys tag_keys;
        add_request_tags(tag_keys, key.tags);
        access.also.push_back(key_question(context, {.key = key}, "kms:TagResource", std::move(tag_keys)));
    }
    context.keep(std::move(key));
    return access;
}

Result<CreateKeyOutput> create_key(Context& context, const CreateKeyInput& input) {
    auto key = *context.take_kept<KeyRecord>();
    BACKLOT_CHECK(check(input, key));
    sweep(context);
    key.policy = default_key_policy(key.account);
    if (input.policy) {
        const auto safety = input.bypass_policy_lockout_safety_check.value_or(false) ? SafetyCheck::bypassed : SafetyCheck::on;
        BACKLOT_TRY(policy, checked_key_policy(context, key, *input.policy, safety));
        key.policy = std::move(policy);
    }
    if (key.origin == "AWS_KMS") {
        const auto& spec = spec_of(key);
        add_material(context, key, make_secret(spec), {.since = key.created});
        if (spec.family == Family::symmetric) seed_rotation(context, key);
    }
    put_key(context, key);
    return CreateKeyOutput{.key_metadata = metadata_of(key)};
}

}  // namespace backlot::kms
