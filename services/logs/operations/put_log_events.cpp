// PutLogEvents: adds a batch of events to a stream.
//
// Sequence tokens are accepted and ignored. Events that are too old, expired or too new are left out and told by their
// index; the others are kept. Fails with ResourceNotFoundException, and with InvalidParameterException for a batch or an
// event that is too large, events out of order, or a batch of more than a day; with AccessDeniedException where the group's key cannot
// be used.
//
// DIFFERS: an entity is rejected (rejectedEntityInfo, UnsupportedLogGroupType), since no telemetry is built; the events
// are kept all the same.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), PutLogEvents, RejectedLogEventsInfo.
#include <chrono>

#include "services/logs/access.h"
#include "services/logs/encryption.h"
#include "services/logs/errors.h"
#include "services/logs/events.h"
#include "services/logs/model.h"

namespace backlot::logs {

namespace {

using std::chrono::milliseconds;

constexpr std::uint64_t batch_limit_bytes = 1'048'576;
constexpr std::uint64_t event_limit_bytes = 1'048'576;
constexpr std::size_t batch_limit_events = 10'000;
constexpr std::int64_t oldest_ms = milliseconds(std::chrono::days{14}).count();
constexpr std::int64_t newest_ms = milliseconds(std::chrono::hours{2}).count();
constexpr std::int64_t span_limit_ms = milliseconds(std::chrono::hours{24}).count();

Result<> check_batch(const PutLogEventsInput& input) {
    if (input.log_events.empty() || input.log_events.size() > batch_limit_events) {
        return errors::invalid_parameter("A batch of log events must have between 1 and 10000 events.");
    }
    std::uint64_t bytes = 0;
    std::int64_t previous = 0;
    for (const auto& event : input.log_events) {
        if (event.message.empty()) {
            return errors::invalid_parameter("Log event message must not be empty.");
        }
        if (event.message.size() > event_limit_bytes) {
            return errors::invalid_parameter("Log event too large: " + std::to_string(event.message.size()) +
                                             " bytes exceeds limit of " + std::to_string(event_limit_bytes));
        }
        if (event.timestamp < previous) {
            return errors::invalid_parameter("Log events in a single PutLogEvents request must be in chronological order.");
        }
        previous = event.timestamp;
        bytes += event.message.size() + event_overhead_bytes;
    }
    if (bytes > batch_limit_bytes) {
        return errors::invalid_parameter("Upload too large: " + std::to_string(bytes) + " bytes exceeds limit of " +
                                         std::to_string(batch_limit_bytes));
    }
    return {};
}

}  // namespace

Result<Access> put_log_events_access(const Context& context, const PutLogEventsInput& input) {
    return on_stream(context, "logs:PutLogEvents", group_key(context, input.log_group_name), input.log_stream_name);
}

Result<PutLogEventsOutput> put_log_events(Context& context, const PutLogEventsInput& input) {
    BACKLOT_CHECK(check_batch(input));
    const auto key = group_key(context, input.log_group_name);
    BACKLOT_TRY(group, need_group(context, key));
    BACKLOT_TRY(stream, need_stream(context, key, input.log_stream_name));

    const auto now = ms_of(context.now());
    const auto expiry = expiry_of(group, context.now());
    RejectedLogEventsInfo rejected;
    std::vector<NewEvent> kept;
    for (std::size_t i = 0; i < input.log_events.size(); ++i) {
        const auto& event = input.log_events[i];
        const auto index = static_cast<std::int64_t>(i);
        if (event.timestamp < now - oldest_ms) {
            rejected.too_old_log_event_end_index = index + 1;
        } else if (event.timestamp < expiry) {
            rejected.expired_log_event_end_index = index + 1;
        } else if (event.timestamp > now + newest_ms) {
            rejected.too_new_log_event_start_index = index;
            break;  // those that follow are newer still
        } else {
            kept.push_back({.time = event.timestamp, .message = event.message});
        }
    }
    if (!kept.empty() && kept.back().time - kept.front().time > span_limit_ms) {
        return errors::invalid_parameter(
            "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
    }
    BACKLOT_TRY(sealing, sealing_for(context, key, group));
    if (sealing.number != 0) {
        for (auto& event : kept) {
            event.message = seal_message(sealing, key, event.message);
            event.data_key = sealing.number;
        }
        store_group(context, key, group);
    }
    drop_expired(context, stream, expiry);
    append(context, stream, kept);
    store_stream(context, key, stream);

    PutLogEventsOutput output{.next_sequence_token = sequence_token(stream)};
    if (kept.size() != input.log_events.size()) output.rejected_log_events_info = rejected;
    if (input.entity) output.rejected_entity_info = RejectedEntityInfo{.error_type = "UnsupportedLogGroupType"};
    return output;
}

}  // namespace backlot::logs
