// A stream's events: adding them, what of them has expired, and reading them in order of time.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), PutLogEvents, GetLogEvents, FilterLogEvents,
// PutRetentionPolicy.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "services/logs/access.h"

namespace backlot::logs {

inline constexpr std::uint64_t page_limit_bytes = 1024 * 1024;   // of the events that one answer holds
inline constexpr std::size_t page_limit_events = 10'000;
inline constexpr std::size_t scan_limit_events = 100'000;        // read for one answer, matching or not

// The time before which a group's events are gone, in ms since 1970; 0 where they stay.
[[nodiscard]] std::int64_t expiry_of(const GroupRecord& group, Time now);

// Removes a stream's expired events. Costs what they are; nothing where there is none.
void drop_expired(Context& context, StreamRecord& stream, std::int64_t expiry);

struct NewEvent {
    std::int64_t time = 0;
    std::string message;
    std::uint64_t data_key = 0;
};
// Adds events. The stream's record is the caller's to store.
void append(Context& context, StreamRecord& stream, const std::vector<NewEvent>& added);

// A group's bytes as AWS counts them: those of its streams' events that are still there.
[[nodiscard]] std::uint64_t stored_bytes(const Context& context, const GroupKey& key);
// First and last event as they are seen now, with what has expired left out.
void hide_expired(const Context& context, StreamRecord& stream, std::int64_t expiry);

// Where an event lies among those of several streams: in order of time, ingestion, stream, place in the stream.
struct Place {
    std::uint64_t time = 0;
    std::uint64_t ingested = 0;
    std::uint64_t stream = 0;
    std::uint64_t sequence = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
};

struct Event {
    Place place;
    std::size_t stream = 0;  // its index among the streams that are read
    EventRecord record;
};

enum class Order { rising, falling };

// The events of several streams, merged. `from` is included, `to` is not (ms since 1970).
class Reader {
  public:
    Reader(const store::View& view, const std::vector<StreamRecord>& among, std::uint64_t from, std::uint64_t to,
           Order order, std::optional<Place> after = {});
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    // The next event, or nothing at the end.
    [[nodiscard]] std::optional<Event> next();

  private:
    struct Source;
    void refill(Source& source);

    const store::View& view_;
    Order order_;
    std::vector<std::unique_ptr<Source>> heap_;
};

// 56 digits, as AWS writes ids of events and sequence tokens.
[[nodiscard]] std::string event_id(const Place& place);
[[nodiscard]] std::string sequence_token(const StreamRecord& stream);

// Every stream of a group whose name begins with `prefix`, by name.
[[nodiscard]] std::vector<StreamRecord> streams_of(const Context& context, const GroupKey& key,
                                                   std::string_view prefix = {});

}  // namespace backlot::logs
