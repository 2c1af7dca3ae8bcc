// PutLogGroupDeletionProtection: while it is on, neither the group nor its streams can be deleted.
//
// Fails with ResourceNotFoundException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), PutLogGroupDeletionProtection ("blocks all deletion
// operations until it is explicitly disabled").
#include "services/logs/access.h"
#include "services/logs/model.h"

namespace backlot::logs {

Result<Access> put_log_group_deletion_protection_access(const Context& context,
                                                        const PutLogGroupDeletionProtectionInput& input) {
    BACKLOT_TRY(key, group_key_of(context, input.log_group_identifier));
    return on_group(context, "logs:PutLogGroupDeletionProtection", key);
}

Result<PutLogGroupDeletionProtectionOutput> put_log_group_deletion_protection(
    Context& context, const PutLogGroupDeletionProtectionInput& input) {
    BACKLOT_TRY(key, group_key_of(context, input.log_group_identifier));
    BACKLOT_TRY(group, need_group(context, key));
    group.is_protected = input.deletion_protection_enabled;
    store_group(context, key, group);
    return PutLogGroupDeletionProtectionOutput{};
}

}  // namespace backlot::logs
