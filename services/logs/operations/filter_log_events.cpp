// FilterLogEvents: a group's events in order of time over its streams, those that match a pattern.
//
// A page ends at its limit, at a mebibyte, or when so many events were read that an answer is due: then it may hold few
// events, or none, and still have a token. Fails with ResourceNotFoundException, InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), FilterLogEvents.
#include <algorithm>
#include <charconv>

#include "base/encoding.h"
#include "services/logs/access.h"
#include "services/logs/encryption.h"
#include "services/logs/errors.h"
#include "services/logs/events.h"
#include "services/logs/model.h"
#include "services/logs/pattern.h"

namespace backlot::logs {

namespace {

struct FilterToken {
    Order order = Order::rising;
    Place after;
};

std::string filter_token_text(Order order, const Place& at) {
    std::string text(order == Order::rising ? "r" : "f");
    for (const auto number : {at.time, at.ingested, at.stream, at.sequence}) append_digits(text, number, 20);
    return base64_url(text);
}

Result<FilterToken> parse_filter_token(std::string_view text) {
    const auto plain = from_base64_url(text);
    if (!plain || plain->size() != 81 || (plain->front() != 'r' &&
                                          plain->front() != 'f')) return errors::invalid_token();
    FilterToken token{.order = plain->front() == 'r' ? Order::rising : Order::falling, .after = {}};
    const char* at = plain->data() + 1;
    for (auto* number : {&token.after.time, &token.after.ingested, &token.after.stream, &token.after.sequence}) {
        const auto done = std::from_chars(at, at + 20, *number);
        if (done.ec != std::errc{} || done.ptr != at + 20) return errors::invalid_token();
        at += 20;
    }
    return token;
}

Result<std::vector<StreamRecord>> streams_wanted(const Context& context, const GroupKey& key,
                                                 const FilterLogEventsInput& input) {
    if (input.log_stream_names.empty()) return streams_of(context, key, input.log_stream_name_prefix.value_or(""));
    if (input.log_stream_name_prefix) {
        return errors::invalid_parameter("logStreamNames and logStreamNamePrefix are mutually exclusive.");
    }
    std::vector<StreamRecord> wanted;
    for (const auto& name : input.log_stream_names) {
        BACKLOT_TRY(stream, need_stream(context, key, name));
        if (std::ranges::find(wanted, stream.number,
                              &StreamRecord::number) == wanted.end()) wanted.push_back(std::move(stream));
    }
    return wanted;
}

}  // namespace

Result<Access> filter_log_events_access(const Context& context, const FilterLogEventsInput& input) {
    BACKLOT_TRY(key, group_key(context, input.log_group_name, input.log_group_identifier));
    auto access = on_group(context, "logs:FilterLogEvents", key);
    if (input.unmask.value_or(false)) access.also.push_back(question_of_access(on_group(context, "logs:Unmask",
        key)));
    return access;
}

Result<FilterLogEventsOutput> filter_log_events(const Context& context, const FilterLogEventsInput& input) {
    BACKLOT_TRY(key, group_key(context, input.log_group_name, input.log_group_identifier));
    BACKLOT_TRY(group, need_group(context, key));
    if (input.start_time && input.end_time && *input.start_time > *input.end_time) {
        return errors::invalid_parameter("startTime must not be after endTime.");
    }
    const auto limit = input.limit.value_or(static_cast<std::int64_t>(page_limit_events));
    if (limit < 1 || limit > static_cast<std::int64_t>(page_limit_events)) {
        return errors::invalid_parameter("limit must be between 1 and 10000.");
    }
    BACKLOT_TRY(pattern, FilterPattern::parse(input.filter_pattern.value_or("")));
    BACKLOT_TRY(wanted, streams_wanted(context, key, input));
    auto order = input.start_from_head.value_or(true) ? Order::rising : Order::falling;
    std::optional<Place> after;
    if (input.next_token) {
        BACKLOT_TRY(token, parse_filter_token(*input.next_token));
        order = token.order;
        after = token.after;
    }
    const auto expiry = expiry_of(group, context.now());
    const auto start = static_cast<std::uint64_t>(std::max({input.start_time.value_or(0), expiry, std::int64_t{0}}));
    const auto end = input.end_time ? static_cast<std::uint64_t>(std::max(*input.end_time, std::int64_t{-1}) + 1)
                                    : std::numeric_limits<std::uint64_t>::max();
    Reader reader(context.view(), wanted, start, end, order, after);
    Opener opener(context, key);

    FilterLogEventsOutput output;
    output.events.given = true;
    output.searched_log_streams.given = true;  // empty since May 2020
    std::uint64_t bytes = 0;
    std::size_t scanned = 0;
    while (auto event = reader.next()) {
        const auto cost = event->record.message.size() + event_overhead_bytes;
        const bool is_full = output.events.size() == static_cast<std::size_t>(limit) ||
            scanned == scan_limit_events ||
                             (!output.events.empty() && bytes + cost > page_limit_bytes);
        if (is_full) {
            output.next_token = filter_token_text(order, *after);
            break;
        }
        ++scanned;
        after = event->place;
        BACKLOT_CHECK(opener.open(event->record));
        if (!pattern.matches(event->record.message)) continue;
        bytes += cost;
        output.events.push_back({.log_stream_name = wanted[event->stream].name,
                                 .timestamp = static_cast<std::int64_t>(event->place.time),
                                 .message = std::move(event->record.message),
                                 .ingestion_time = ms_of(event->record.ingested),
                                 .event_id = event_id(event->place)});
    }
    return output;
}

}  // namespace backlot::logs
