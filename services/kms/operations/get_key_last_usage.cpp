// GetKeyLastUsage: the last cryptographic operation that a key was used for.
//
// DIFFERS: there is no CloudTrail, whose event id is made up for each use. Every use since the key's creation counts.
// Fails with NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, GetKeyLastUsage.
#include "services/kms/key_use.h"
#include "services/kms/model.h"

namespace backlot::kms {

Result<Access> get_key_last_usage_access(const Context& context, const GetKeyLastUsageInput& input) {
    return key_access(context, input.key_id, "kms:GetKeyLastUsage", {}, Names::keys);
}

Result<GetKeyLastUsageOutput> get_key_last_usage(const Context& context, const GetKeyLastUsageInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:GetKeyLastUsage", Names::keys));
    const auto& key = target.key;
    GetKeyLastUsageOutput output{.key_id = key.id, .tracking_start_date = key.created, .key_creation_date = key.created};
    auto& usage = output.key_last_usage.emplace();
    if (const auto last = last_use_of(context, key)) {
        usage = {.operation = last->operation, .timestamp = last->time, .cloud_trail_event_id = last->event_id, .kms_request_id = last->request_id};
    }
    return output;
}

}  // namespace backlot::kms
