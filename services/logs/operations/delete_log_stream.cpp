// DeleteLogStream: deletes a stream with its events.
//
// Fails with ResourceNotFoundException, and with ValidationException while its group is protected.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), DeleteLogStream, PutLogGroupDeletionProtection.
#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"

namespace backlot::logs {

Result<Access> delete_log_stream_access(const Context& context, const DeleteLogStreamInput& input) {
    return on_stream(context, "logs:DeleteLogStream", group_key(context, input.log_group_name),
                     input.log_stream_name);
}

Result<DeleteLogStreamOutput> delete_log_stream(Context& context, const DeleteLogStreamInput& input) {
    const auto key = group_key(context, input.log_group_name);
    BACKLOT_TRY(group, need_group(context, key));
    BACKLOT_TRY(stream, need_stream(context, key, input.log_stream_name));
    if (group.is_protected) return errors::is_protected(group.name);
    store::erase_all(context.writes(), events, stream.number);
    store::erase(context.writes(), streams, key.account, key.region, key.name, stream.name);
    return DeleteLogStreamOutput{};
}

}  // namespace backlot::logs
