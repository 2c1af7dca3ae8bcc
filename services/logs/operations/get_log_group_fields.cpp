// GetLogGroupFields: which fields a group's events have around a time, and how many in a hundred have each.
//
// Fails with ResourceNotFoundException, InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), GetLogGroupFields.
#include <algorithm>
#include <cmath>

#include "services/logs/encryption.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"
#include "services/logs/queries.h"

namespace backlot::logs {

namespace {

constexpr std::int64_t minute_ms = 60'000;

}  // namespace

Result<Access> get_log_group_fields_access(const Context& context, const GetLogGroupFieldsInput& input) {
    BACKLOT_TRY(key, group_key(context, input.log_group_name, input.log_group_identifier));
    return on_group(context, "logs:GetLogGroupFields", key);
}

Result<GetLogGroupFieldsOutput> get_log_group_fields(const Context& context, const GetLogGroupFieldsInput& input) {
    BACKLOT_TRY(key, group_key(context, input.log_group_name, input.log_group_identifier));
    BACKLOT_TRY(group, need_group(context, key));
    const auto now = ms_of(context.now());
    const auto from = input.time ? *input.time * 1000 - 8 * minute_ms : now - 15 * minute_ms;
    const auto to = input.time ? *input.time * 1000 + 8 * minute_ms : now;
    const auto start = static_cast<std::uint64_t>(std::max({from, expiry_of(group, context.now()), std::int64_t{0}}));
    const auto among = streams_of(context, key);
    Reader reader(context.view(), among, start, static_cast<std::uint64_t>(std::max<std::int64_t>(to, 0) + 1),
                  Order::falling);
    Opener opener(context, key);
    std::map<std::string, std::int64_t> counts;
    std::int64_t total = 0;
    while (auto event = reader.next()) {
        if (static_cast<std::size_t>(total) == scan_limit_events) break;
        ++total;
        BACKLOT_CHECK(opener.open(event->record));
        const auto row = row_of(key, among[event->stream].name, event->place, event->record);
        for (const auto* name : {"@timestamp", "@message", "@logStream", "@log", "@ingestionTime"}) ++counts[name];
        for (const auto& [name, value] : row.discovered()) ++counts[name];
    }
    GetLogGroupFieldsOutput output;
    output.log_group_fields.given = true;
    for (const auto& [name, count] : counts) {
        const auto percent = std::llround(100.0 * static_cast<double>(count) / static_cast<double>(total));
        output.log_group_fields.push_back({.name = name, .percent = percent});
    }
    std::ranges::stable_sort(output.log_group_fields, std::ranges::greater{}, &LogGroupField::percent);
    return output;
}

}  // namespace backlot::logs
