// CreateLogStream: makes an empty stream in a group.
//
// Fails with ResourceNotFoundException, ResourceAlreadyExistsException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), CreateLogStream.
#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"

namespace backlot::logs {

Result<Access> create_log_stream_access(const Context& context, const CreateLogStreamInput& input) {
    return on_stream(context, "logs:CreateLogStream", group_key(context, input.log_group_name),
                     input.log_stream_name);
}

Result<CreateLogStreamOutput> create_log_stream(Context& context, const CreateLogStreamInput& input) {
    const auto key = group_key(context, input.log_group_name);
    BACKLOT_TRY(group, need_group(context, key));
    if (store::contains(context.view(), streams, key.account, key.region, group.name, input.log_stream_name)) {
        return errors::stream_exists();
    }
    auto counter = context.find(stream_counter).value_or(Counter{});
    StreamRecord stream{.number = counter.next++, .name = input.log_stream_name, .created = context.now()};
    store::put(context.writes(), stream_counter, counter);
    store_stream(context, key, stream);
    return CreateLogStreamOutput{};
}

}  // namespace backlot::logs
