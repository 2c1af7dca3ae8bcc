// ReplicateKey: makes a key of the same id and material in another region.
//
// Policy, description, tags and aliases are the replica's own. Asked of the primary key; with tags, also of kms:TagResource.
//
// Fails with UnsupportedOperationException (not a multi-Region primary key), AlreadyExistsException, ValidationException,
// DisabledException, KMSInvalidStateException, MalformedPolicyDocumentException, TagException, NotFoundException.
//
// Source: KMS API Reference, ReplicateKey; KMS Developer Guide, "Create multi-Region replica keys".
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/metadata.h"
#include "services/kms/model.h"
#include "services/kms/policies.h"
#include "services/kms/tagging.h"

namespace backlot::kms {

Result<Access> replicate_key_access(const Context& context, const ReplicateKeyInput& input) {
    ConditionKeys more;
    add_key(more, "kms:ReplicaRegion", std::string(input.replica_region));
    BACKLOT_TRY(access, key_access(context, input.key_id, "kms:ReplicateKey", std::move(more), Names::keys));
    if (input.tags.empty()) return std::move(access);
    BACKLOT_TRY(tags, tags_of(input.tags));
    ConditionKeys tag_keys;
    add_request_tags(tag_keys, tags);
    BACKLOT_TRY(target, find_target(context, input.key_id, "kms:ReplicateKey", Names::keys));
    target.key.policy = default_key_policy(target.key.account);
    target.key.region = input.replica_region;
    target.key.grant_count = 0;
    access.also.push_back(key_question(context, target, "kms:TagResource", std::move(tag_keys)));
    return std::move(access);
}

Result<ReplicateKeyOutput> replicate_key(Context& context, const ReplicateKeyInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:ReplicateKey", Names::keys));
    auto& key = target.key;
    if (!key.is_multi_region || key.is_replica()) {
        return errors::unsupported(arn_of(key) + " is not a multi-Region primary key.");
    }
    BACKLOT_CHECK(require_enabled(key));
    if (input.replica_region == key.region) return errors::validation("The replica Region must not be the primary key's Region.");
    BACKLOT_TRY(old, find_key(context, key.account, input.replica_region, key.id));
    if (old) return errors::make("AlreadyExistsException", arn_of(*old) + " already exists.");
    KeyRecord replica = key;
    replica.region = input.replica_region;
    replica.created = context.now();
    replica.description = input.description.value_or("");
    replica.aliases.clear();
    replica.grant_count = 0;
    replica.replica_regions.clear();
    if (key.origin == "EXTERNAL") replica.materials.clear();  // imported into each region by itself
    BACKLOT_TRY(tags, tags_of(input.tags));
    replica.tags = std::move(tags);
    replica.policy = default_key_policy(key.account);
    if (input.policy) {
        const auto safety = input.bypass_policy_lockout_safety_check.value_or(false) ? SafetyCheck::bypassed : SafetyCheck::on;
        BACKLOT_TRY(policy, checked_key_policy(context, replica, *input.policy, safety));
        replica.policy = std::move(policy);
    }
    std::erase(key.replica_regions, replica.region);
    key.replica_regions.push_back(replica.region);
    put_key(context, key);
    put_key(context, replica);
    replica.replica_regions = key.replica_regions;
    ReplicateKeyOutput output{.replica_key_metadata = metadata_of(replica), .replica_policy = input.policy.value_or(replica.policy)};
    output.replica_tags = input.tags;
    return output;
}

}  // namespace backlot::kms
