// ScheduleKeyDeletion: sets the day on which a key is destroyed, 7 to 30 days from now (30 where none is given).
//
// A multi-Region primary key waits for its replicas first: its own period begins when the last of them is gone.
//
// Fails with KMSInvalidStateException, ValidationException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, ScheduleKeyDeletion; KMS Developer Guide, "Deleting multi-Region keys".
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/model.h"

namespace backlot::kms {

constexpr std::int64_t shortest_window_days = 7;
constexpr std::int64_t longest_window_days = 30;

Result<Access> schedule_key_deletion_access(const Context& context, const ScheduleKeyDeletionInput& input) {
    ConditionKeys more;
    add_key(more, "kms:ScheduleKeyDeletionPendingWindowInDays",
            std::to_string(input.pending_window_in_days.value_or(longest_window_days)));
    return key_access(context, input.key_id, "kms:ScheduleKeyDeletion", std::move(more), Names::keys);
}

Result<ScheduleKeyDeletionOutput> schedule_key_deletion(Context& context, const ScheduleKeyDeletionInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:ScheduleKeyDeletion", Names::keys));
    auto& key = target.key;
    const auto days = input.pending_window_in_days.value_or(longest_window_days);
    if (days < shortest_window_days || days > longest_window_days) {
        return errors::validation("PendingWindowInDays must be between 7 and 30 (inclusive).");
    }
    BACKLOT_CHECK(require_kept(key));
    sweep(context);
    key.deletion_days = days;
    bool has_replicas = false;
    if (key.is_multi_region && !key.is_replica()) {
        for (const auto& region : key.replica_regions) {
            BACKLOT_TRY(replica, find_key(context, key.account, region, key.id));
            has_replicas = has_replicas || replica.has_value();
        }
    }
    if (!has_replicas) schedule(context, key, context.now() + std::chrono::days{days});
    put_key(context, key);
    ScheduleKeyDeletionOutput output{.key_id = arn_of(key)};
    output.deletion_date = key.deletion_date;
    output.key_state = std::string(name_of(state_of(key)));
    output.pending_window_in_days = days;
    return output;
}

}  // namespace backlot::kms
