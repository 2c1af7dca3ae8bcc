// GetLogEvents: a stream's events in order of time, from its end unless told otherwise.
//
// Without startFromHead a first page holds the latest events, which still rise. A token is a place between two events
// and a direction: forward it gives what lies behind the place, backward what lies before it, so that at an end it comes
// back as it was. Fails with ResourceNotFoundException, InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), GetLogEvents.
#include <algorithm>
#include <charconv>
#include <limits>

#include "base/encoding.h"
#include "services/logs/access.h"
#include "services/logs/encryption.h"
#include "services/logs/errors.h"
#include "services/logs/events.h"
#include "services/logs/model.h"

namespace backlot::logs {

namespace {

// Before the event of this time and sequence.
struct Boundary {
    std::uint64_t time = 0;
    std::uint64_t sequence = 0;
};

struct PageToken {
    bool is_forward = false;
    Boundary at;
};

std::string page_token_text(char direction, const Boundary& at) {
    std::string text{direction, '/'};
    append_digits(text, at.time, 20);
    append_digits(text, at.sequence, 20);
    return text + "/s";
}

Result<PageToken> parse_page_token(std::string_view text) {
    if (text.size() != 44 || (text[0] != 'f' && text[0] != 'b') || text[1] != '/' || !text.ends_with("/s")) {
        return errors::invalid_token();
    }
    PageToken token{.is_forward = text[0] == 'f'};
    const auto read = [&](std::size_t at, std::uint64_t& number) {
        const auto* end = text.data() + at + 20;
        const auto done = std::from_chars(text.data() + at, end, number);
        return done.ec == std::errc{} && done.ptr == end;
    };
    if (!read(2, token.at.time) || !read(22, token.at.sequence)) return errors::invalid_token();
    return token;
}

struct StoredEvent {
    Boundary at;
    EventRecord event;
};

StoredEvent stored_event(std::string_view key, std::string_view value) {
    store::KeyReader reader(key);
    (void)reader.number();  // the stream's
    StoredEvent row;
    row.at.time = reader.number();
    row.at.sequence = reader.number();
    row.event = store::decode_row(events, value);
    return row;
}

struct Room {
    std::size_t events = 0;
    std::uint64_t bytes = 0;
    bool take(const EventRecord& event) {
        const auto cost = event.message.size() + event_overhead_bytes;
        if (events == 0 || (cost > bytes && bytes != page_limit_bytes)) return false;
        --events;
        bytes -= std::min(cost, bytes);
        return true;
    }
};

std::vector<StoredEvent> rising(const store::View& view, const std::string& from, const std::string& to, Room room) {
    std::vector<StoredEvent> rows;
    for (auto cursor = view.scan(from, to); cursor->valid(); cursor->next()) {
        auto row = stored_event(cursor->key(), cursor->value());
        if (!room.take(row.event)) break;
        rows.push_back(std::move(row));
    }
    return rows;
}

// The last ones, in rising order.
std::vector<StoredEvent> falling(const store::View& view, const std::string& from, std::string to, Room room) {
    std::vector<StoredEvent> rows;
    while (const auto stored = view.last(from, to)) {
        auto row = stored_event(stored->key, stored->value);
        if (!room.take(row.event)) break;
        rows.push_back(std::move(row));
        to = stored->key;
    }
    std::ranges::reverse(rows);
    return rows;
}

}  // namespace

Result<Access> get_log_events_access(const Context& context, const GetLogEventsInput& input) {
    BACKLOT_TRY(key, group_key(context, input.log_group_name, input.log_group_identifier));
    auto access = on_stream(context, "logs:GetLogEvents", key, input.log_stream_name);
    if (input.unmask.value_or(false)) {
        access.also.push_back(question_of_access(on_stream(context, "logs:Unmask", key, input.log_stream_name)));
    }
    return access;
}

Result<GetLogEventsOutput> get_log_events(const Context& context, const GetLogEventsInput& input) {
    BACKLOT_TRY(key, group_key(context, input.log_group_name, input.log_group_identifier));
    BACKLOT_TRY(group, need_group(context, key));
    BACKLOT_TRY(stream, need_stream(context, key, input.log_stream_name));
    if (input.start_time && input.end_time && *input.start_time > *input.end_time) {
        return errors::invalid_parameter("startTime must not be after endTime.");
    }
    const auto limit = input.limit.value_or(static_cast<std::int64_t>(page_limit_events));
    if (limit < 1 || limit > static_cast<std::int64_t>(page_limit_events)) {
        return errors::invalid_parameter("limit must be between 1 and 10000.");
    }
    const auto expiry = expiry_of(group, context.now());
    const auto start = static_cast<std::uint64_t>(std::max({input.start_time.value_or(0), expiry, std::int64_t{0}}));
    const auto end = input.end_time ? static_cast<std::uint64_t>(std::max(*input.end_time, std::int64_t{0}))
                                    : std::numeric_limits<std::uint64_t>::max();
    auto from = store::key_of(events, stream.number, start);
    auto to = store::key_of(events, stream.number, end);

    Boundary at{.time = start};
    bool is_forward = input.start_from_head.value_or(false);
    if (input.next_token) {
        BACKLOT_TRY(token, parse_page_token(*input.next_token));
        at = token.at;
        is_forward = token.is_forward;
        const auto place = store::key_of(events, stream.number, at.time, at.sequence);
        if (is_forward) from = std::max(from, place);
        else to = std::min(to, place);
    }
    const Room room{.events = static_cast<std::size_t>(limit), .bytes = page_limit_bytes};
    std::vector<StoredEvent> rows;
    if (from < to) rows = is_forward ? rising(context.view(), from, to, room)
        : falling(context.view(), from, to, room);

    const auto first = rows.empty() ? at : rows.front().at;
    auto behind = rows.empty() ? at : rows.back().at;
    if (!rows.empty()) ++behind.sequence;
    GetLogEventsOutput output{.next_forward_token = page_token_text('f', behind),
                              .next_backward_token = page_token_text('b', first)};
    output.events.given = true;
    Opener opener(context, key);
    for (auto& row : rows) {
        BACKLOT_CHECK(opener.open(row.event));
        output.events.push_back({.timestamp = static_cast<std::int64_t>(row.at.time),
                                 .message = std::move(row.event.message),
                                 .ingestion_time = ms_of(row.event.ingested)});
    }
    return output;
}

}  // namespace backlot::logs
