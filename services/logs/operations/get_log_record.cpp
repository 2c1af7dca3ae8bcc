// GetLogRecord: one event with all its fields, by the @ptr of a query's result.
//
// Fails with InvalidParameterException, and with ResourceNotFoundException where the event is gone.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), GetLogRecord.
#include "services/logs/encryption.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"
#include "services/logs/queries.h"

namespace backlot::logs {

Result<Access> get_log_record_access(const Context& context, const GetLogRecordInput& input) {
    BACKLOT_TRY(pointer, parse_pointer(input.log_record_pointer));
    auto access = on_group(context, "logs:GetLogRecord", pointer.group);
    if (input.unmask.value_or(false)) access.also.push_back(question_of_access(on_group(context, "logs:Unmask",
        pointer.group)));
    return access;
}

Result<GetLogRecordOutput> get_log_record(const Context& context, const GetLogRecordInput& input) {
    BACKLOT_TRY(pointer, parse_pointer(input.log_record_pointer));
    BACKLOT_TRY(group, need_group(context, pointer.group));
    BACKLOT_TRY(stream, need_stream(context, pointer.group, pointer.stream));
    auto event = context.find(events, stream.number, pointer.time, pointer.sequence);
    if (!event || static_cast<std::int64_t>(pointer.time) < expiry_of(group, context.now())) {
        return errors::not_found("The specified log record does not exist.");
    }
    BACKLOT_CHECK(Opener(context, pointer.group).open(*event));
    const Place place{.time = pointer.time, .stream = stream.number, .sequence = pointer.sequence};
    const auto row = row_of(pointer.group, stream.name, place, *event);
    GetLogRecordOutput output;
    for (const auto* name : {"@message", "@logStream", "@log", "@ptr"}) {
        output.log_record[name] = *insights::text_of(row.find(name));
    }
    // A record has its times as milliseconds.
    output.log_record["@timestamp"] = std::to_string(pointer.time);
    output.log_record["@ingestionTime"] = std::to_string(ms_of(event->ingested));
    for (const auto& [name, value] : row.discovered()) output.log_record[name] = *insights::text_of(value);
    return output;
}

}  // namespace backlot::logs
