#include "services/logs/queries.h"

#include <charconv>

#include "base/encoding.h"
#include "services/logs/encryption.h"
#include "services/logs/errors.h"

namespace backlot::logs {

insights::Row row_of(const GroupKey& key, const std::string& stream, const Place& place, const EventRecord& event) {
    using insights::Instant;
    std::map<std::string, insights::Value, std::less<>> fields;
    fields["@timestamp"] = Instant{static_cast<std::int64_t>(place.time)};
    fields["@ingestionTime"] = Instant{ms_of(event.ingested)};
    fields["@message"] = event.message;
    fields["@logStream"] = stream;
    fields["@log"] = key.account + ":" + key.name;
    fields["@ptr"] = pointer_text({.group = key, .stream = stream, .time = place.time, .sequence = place.sequence});
    return insights::Row(std::move(fields));
}

Result<QueryOutcome> run_query(const Context& context, const QueryRecord& query) {
    BACKLOT_TRY(parsed, insights::parse_query(query.text));
    struct Part {
        GroupKey key;
        std::vector<StreamRecord> streams;
        std::int64_t expiry = 0;
        std::unique_ptr<Reader> reader;
        std::optional<Event> next;
        std::unique_ptr<Opener> opener = {};
    };
    std::vector<Part> parts;
    for (const auto& name : query.groups) {
        const auto key = group_key(context, name);
        const auto group = context.find(groups, key.account, key.region, key.name);
        if (!group) continue;  // deleted since
        parts.push_back({.key = key, .streams = streams_of(context, key),
                         .expiry = expiry_of(*group, context.now())});
    }
    const auto end = static_cast<std::uint64_t>(std::max<std::int64_t>(query.end, -1) + 1);
    for (auto& part : parts) {
        const auto start = static_cast<std::uint64_t>(std::max({query.start, part.expiry, std::int64_t{0}}));
        part.reader = std::make_unique<Reader>(context.view(), part.streams, start, end, Order::falling);
        part.next = part.reader->next();
        part.opener = std::make_unique<Opener>(context, part.key);
    }
    QueryOutcome done{.outcome = {}, .scanned_groups = parts.size()};
    Result<> opened;
    const insights::Source source{
        .next = [&]() -> std::optional<insights::Row> {
            while (true) {
                Part* newest = nullptr;
                for (auto& part : parts) {
                    if (part.next && (newest == nullptr || part.next->place > newest->next->place)) newest = &part;
                }
                if (newest == nullptr) return std::nullopt;
                auto event = std::move(*newest->next);
                newest->next = newest->reader->next();
                if (event.record.ingested > query.created) continue;
                opened = newest->opener->open(event.record);
                if (!opened) return std::nullopt;
                done.scanned_bytes += event.record.message.size();
                return row_of(newest->key, newest->streams[event.stream].name, event.place, event.record);
            }
        },
        .now = ms_of(query.created),
        .limit = query.limit == 0 ? insights::limit_default : query.limit};
    done.outcome = insights::run(parsed, source);
    BACKLOT_CHECK(opened);
    return done;
}

std::string pointer_text(const Pointer& pointer) {
    std::string text = pointer.group.account + "\n" + pointer.group.region + "\n" + pointer.group.name + "\n" +
        pointer.stream +
                       "\n" + std::to_string(pointer.time) + "\n" + std::to_string(pointer.sequence);
    return base64_url(text);
}

Result<Pointer> parse_pointer(std::string_view text) {
    const auto invalid = [] { return errors::invalid_parameter("The specified logRecordPointer is invalid."); };
    const auto plain = from_base64_url(text);
    if (!plain) return invalid();
    std::vector<std::string> parts{""};
    for (const char c : *plain) {
        if (c == '\n') parts.emplace_back();
        else parts.back() += c;
    }
    if (parts.size() != 6) return invalid();
    Pointer pointer{.group = {.account = parts[0], .region = parts[1], .name = parts[2]}, .stream = parts[3]};
    const auto read = [](const std::string& digits, std::uint64_t& number) {
        const auto done = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return done.ec == std::errc{} && done.ptr == digits.data() + digits.size();
    };
    if (!read(parts[4], pointer.time) || !read(parts[5], pointer.sequence)) return invalid();
    return pointer;
}

Result<QueryRecord> need_query(const Context& context, std::string_view id) {
    auto query = context.find(queries, context.account(), context.region(), id);
    if (!query) return errors::not_found("Query with ID " + std::string(id) + " does not exist.");
    return std::move(*query);
}

}  // namespace backlot::logs
