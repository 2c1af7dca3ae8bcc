// DeleteLogGroup: deletes a group with its streams, events, filters and policy.
//
// Fails with ResourceNotFoundException, and with ValidationException while it is protected.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), DeleteLogGroup, PutLogGroupDeletionProtection.
#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/events.h"
#include "services/logs/model.h"

namespace backlot::logs {

Result<Access> delete_log_group_access(const Context& context, const DeleteLogGroupInput& input) {
    return on_group(context, "logs:DeleteLogGroup", group_key(context, input.log_group_name));
}

Result<DeleteLogGroupOutput> delete_log_group(Context& context, const DeleteLogGroupInput& input) {
    const auto key = group_key(context, input.log_group_name);
    BACKLOT_TRY(group, need_group(context, key));
    if (group.is_protected) return errors::is_protected(group.name);
    auto& writes = context.writes();
    for (const auto& stream : streams_of(context, key)) store::erase_all(writes, events, stream.number);
    store::erase_all(writes, streams, key.account, key.region, key.name);
    store::erase_all(writes, metric_filters, key.account, key.region, key.name);
    store::erase_all(writes, subscription_filters, key.account, key.region, key.name);
    store::erase_all(writes, resource_policies, key.account, key.region, group_arn(key));
    store::erase_all(writes, data_keys, key.account, key.region, key.name);
    store::erase(writes, groups, key.account, key.region, key.name);
    return DeleteLogGroupOutput{};
}

}  // namespace backlot::logs
