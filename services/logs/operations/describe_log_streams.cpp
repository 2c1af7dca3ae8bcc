// DescribeLogStreams: a group's streams by name, or by the time of their last event.
//
// Fails with ResourceNotFoundException, InvalidParameterException.
//
// DIFFERS: times of events are those of this moment; AWS updates them within an hour.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), DescribeLogStreams, LogStream.
#include <algorithm>

#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/events.h"
#include "services/logs/model.h"
#include "services/logs/page.h"

namespace backlot::logs {

namespace {

// What the streams are sorted by, as text.
std::string stream_sort_key(const StreamRecord& stream, bool by_time) {
    if (!by_time) return stream.name;
    std::string key;
    append_digits(key, static_cast<std::uint64_t>(stream.last_event.value_or(0)), 20);
    return key + "/" + stream.name;
}

}  // namespace

Result<Access> describe_log_streams_access(const Context& context, const DescribeLogStreamsInput& input) {
    if (input.log_group_name && input.log_group_identifier) {
        return fail("ValidationException", "LogGroup name and LogGroup ARN are mutually exclusive parameters.", 400);
    }
    BACKLOT_TRY(key, group_key(context, input.log_group_name, input.log_group_identifier));
    return on_group(context, "logs:DescribeLogStreams", key);
}

Result<DescribeLogStreamsOutput> describe_log_streams(const Context& context, const DescribeLogStreamsInput& input) {
    BACKLOT_TRY(key, group_key(context, input.log_group_name, input.log_group_identifier));
    BACKLOT_TRY(group, need_group(context, key));
    const bool by_time = input.order_by.value_or("LogStreamName") == "LastEventTime";
    if (by_time && input.log_stream_name_prefix) {
        return errors::invalid_parameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    auto found = streams_of(context, key, input.log_stream_name_prefix.value_or(""));
    const auto expiry = expiry_of(group, context.now());
    for (auto& stream : found) hide_expired(context, stream, expiry);
    const bool is_falling = input.descending.value_or(false);
    const auto key_of = [&](const StreamRecord& stream) { return stream_sort_key(stream, by_time); };
    std::ranges::sort(found, [&](const auto& a, const auto& b) {
        return is_falling ? key_of(a) > key_of(b) : key_of(a) < key_of(b);
    });
    BACKLOT_TRY(page, page_of(std::move(found), input.limit, input.next_token, key_of, is_falling));
    DescribeLogStreamsOutput output{.next_token = page.next};
    output.log_streams.given = true;
    for (const auto& stream : page.items) {
        LogStream shape{.log_stream_name = stream.name,
                        .creation_time = ms_of(stream.created),
                        .first_event_timestamp = stream.first_event,
                        .last_event_timestamp = stream.last_event,
                        .arn = stream_arn(key, stream.name),
                        .stored_bytes = 0};  // AWS has reported zero for streams since June 2019
        if (stream.last_event) shape.upload_sequence_token = sequence_token(stream);
        if (stream.last_ingestion) shape.last_ingestion_time = ms_of(*stream.last_ingestion);
        output.log_streams.push_back(std::move(shape));
    }
    return output;
}

}  // namespace backlot::logs
