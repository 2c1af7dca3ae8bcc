#include "services/logs/events.h"

#include <algorithm>
#include <limits>

#include "base/aead.h"
#include "base/encoding.h"

namespace backlot::logs {

namespace {

constexpr std::int64_t day_ms = 24ll * 60 * 60 * 1000;

std::uint64_t unsigned_of(std::int64_t time) { return static_cast<std::uint64_t>(std::max<std::int64_t>(time, 0)); }

// What sealing adds does not count.
std::uint64_t cost_of(const EventRecord& event) {
    const std::size_t sealing = event.data_key == 0 ? 0 : aead::nonce_bytes + aead::tag_bytes;
    return event.message.size() - std::min(sealing, event.message.size()) + event_overhead_bytes;
}

std::optional<Event> event_of(std::string_view key, std::string_view value) {
    store::KeyReader reader(key);
    Event event;
    event.place.stream = reader.number();
    event.place.time = reader.number();
    event.place.sequence = reader.number();
    event.record = store::decode_row(events, value);
    event.place.ingested = unsigned_of(ms_of(event.record.ingested));
    return event;
}

}  // namespace

std::int64_t expiry_of(const GroupRecord& group, Time now) {
    const std::int64_t days = group.log_class == "DELIVERY" ? 1 : group.retention_days;
    return days == 0 ? 0 : std::max<std::int64_t>(ms_of(now) - days * day_ms, 0);
}

void drop_expired(Context& context, StreamRecord& stream, std::int64_t expiry) {
    if (!stream.first_event || *stream.first_event >= expiry) return;
    const auto from = store::key_of(events, stream.number);
    const auto to = store::key_of(events, stream.number, unsigned_of(expiry));
    std::uint64_t gone = 0;
    store::scan_range(context.view(), events, from, to,
                      [&](const store::KeyReader&, const EventRecord& event) { gone += cost_of(event); });
    context.writes().erase_range(from, to);
    stream.bytes -= std::min(gone, stream.bytes);
    hide_expired(context, stream, expiry);
}

void hide_expired(const Context& context, StreamRecord& stream, std::int64_t expiry) {
    if (!stream.first_event || *stream.first_event >= expiry) return;
    const auto to = store::after_prefix(store::key_of(events, stream.number));
    const auto cursor = context.view().scan(store::key_of(events, stream.number, unsigned_of(expiry)), to);
    if (!cursor->valid()) {
        stream.first_event.reset();
        stream.last_event.reset();
        return;
    }
    stream.first_event = static_cast<std::int64_t>(event_of(cursor->key(), cursor->value())->place.time);
}

void append(Context& context, StreamRecord& stream, const std::vector<NewEvent>& added) {
    for (const auto& event : added) {
        const EventRecord record{.ingested = context.now(), .message = event.message, .data_key = event.data_key};
        store::put(context.writes(), events, record, stream.number, unsigned_of(event.time), stream.next_sequence++);
        stream.bytes += cost_of(record);
        stream.first_event = std::min(stream.first_event.value_or(event.time), event.time);
        stream.last_event = std::max(stream.last_event.value_or(event.time), event.time);
    }
    if (!added.empty()) stream.last_ingestion = context.now();
}

std::uint64_t stored_bytes(const Context& context, const GroupKey& key) {
    std::uint64_t bytes = 0;
    store::scan(context.view(), streams, [&](const StreamRecord& stream) { bytes += stream.bytes; }, key.account,
                key.region, key.name);
    return bytes;
}

// The next event of one stream, and where to look for the one behind it.
struct Reader::Source {
    std::size_t stream = 0;
    std::string from;
    std::string to;
    std::unique_ptr<store::Cursor> cursor;  // rising
    std::optional<Event> event;
};

Reader::Reader(const store::View& view, const std::vector<StreamRecord>& among, std::uint64_t from, std::uint64_t to,
               Order order, std::optional<Place> after)
    : view_(view), order_(order) {
    if (after && order == Order::rising) from = std::max(from, after->time);
    if (after && order == Order::falling && after->time < std::numeric_limits<std::uint64_t>::max()) {
        to = std::min(to, after->time + 1);
    }
    const auto is_behind = [&](const Event& event) {
        return !after || (order == Order::rising ? event.place > *after : event.place < *after);
    };
    for (std::size_t i = 0; i < among.size() && from < to; ++i) {
        auto source = std::make_unique<Source>();
        source->stream = i;
        source->from = store::key_of(events, among[i].number, from);
        source->to = store::key_of(events, among[i].number, to);
        if (order == Order::rising) source->cursor = view.scan(source->from, source->to);
        do refill(*source);
        while (source->event && !is_behind(*source->event));
        if (source->event) heap_.push_back(std::move(source));
    }
    const auto later = [this](const auto& a, const auto& b) {
        return order_ == Order::rising ? a->event->place > b->event->place : a->event->place < b->event->place;
    };
    std::ranges::make_heap(heap_, later);
}

Reader::~Reader() = default;

void Reader::refill(Source& source) {
    source.event.reset();
    if (order_ == Order::rising) {
        if (!source.cursor->valid()) return;
        source.event = event_of(source.cursor->key(), source.cursor->value());
        source.cursor->next();
    } else {
        const auto row = view_.last(source.from, source.to);
        if (!row) return;
        source.event = event_of(row->key, row->value);
        source.to = row->key;
    }
    source.event->stream = source.stream;
}

std::optional<Event> Reader::next() {
    if (heap_.empty()) return std::nullopt;
    const auto later = [this](const auto& a, const auto& b) {
        return order_ == Order::rising ? a->event->place > b->event->place : a->event->place < b->event->place;
    };
    std::ranges::pop_heap(heap_, later);
    auto& source = *heap_.back();
    auto event = std::move(source.event);
    refill(source);
    if (source.event) std::ranges::push_heap(heap_, later);
    else heap_.pop_back();
    return event;
}

std::string event_id(const Place& place) {
    std::string id = "37";
    append_digits(id, place.time, 14);
    append_digits(id, place.stream, 20);
    append_digits(id, place.sequence, 20);
    return id;
}

std::string sequence_token(const StreamRecord& stream) {
    return event_id({.time = unsigned_of(ms_of(stream.created)), .stream = stream.number,
                     .sequence = stream.next_sequence});
}

std::vector<StreamRecord> streams_of(const Context& context, const GroupKey& key, std::string_view prefix) {
    std::vector<StreamRecord> all;
    const auto end = store::after_prefix(store::key_of(streams, key.account, key.region, key.name));
    const auto from = store::key_of(streams, key.account, key.region, key.name, prefix);
    store::scan_range(context.view(), streams, prefix.empty()
                      ? store::key_of(streams, key.account, key.region, key.name)
                                                              : from.substr(0, from.size() - 2),
                      end, [&](const store::KeyReader&, const StreamRecord& stream) {
                          if (!stream.name.starts_with(prefix)) return false;
                          all.push_back(stream);
                          return true;
                      });
    return all;
}

}  // namespace backlot::logs
