#include "work/work.h"

#include "base/assert.h"
#include "store/failure.h"

namespace backlot::work {
namespace {

struct Counter {
    std::uint64_t next = 0;
    static constexpr auto fields() { return std::tuple{store::field<1>(&Counter::next)}; }
};

constexpr store::Table<Timer> timers{8, "timers"};      // key: due, sequence
constexpr store::Table<Counter> counters{9, "timer-counter"};  // key: nothing

// Milliseconds before 1970 sort first: the sign bit is turned over.
constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;

std::uint64_t key_of_time(Time time) {
    return static_cast<std::uint64_t>(time.time_since_epoch().count()) ^ sign_bit;
}

Time time_of_key(std::uint64_t key) { return Time(clock::Duration(static_cast<std::int64_t>(key ^ sign_bit))); }

std::optional<Timer> first(const store::View& view, std::string_view from, std::string_view to) {
    const auto cursor = view.scan(from, to);
    if (!cursor->valid()) return std::nullopt;
    auto timer = store::decode_row(timers, cursor->value());
    store::KeyReader key(cursor->key());
    timer.id.due = time_of_key(key.number());
    timer.id.sequence = key.number();
    return timer;
}

}  // namespace

TimerId at(store::WriteSet& writes, Time due, std::string kind, std::string payload) {
    BACKLOT_ASSERT(payload.size() <= payload_limit_bytes);
    auto counter = store::find(writes, counters).value_or(Counter{});
    const TimerId id{due, ++counter.next};
    store::put(writes, counters, counter);
    store::put(writes, timers, Timer{.kind = std::move(kind), .payload = std::move(payload)}, key_of_time(due),
               id.sequence);
    return id;
}

std::optional<Timer> find(const store::View& view, const TimerId& id) {
    auto timer = store::find(view, timers, key_of_time(id.due), id.sequence);
    if (timer) timer->id = id;
    return timer;
}

void done(store::WriteSet& writes, const TimerId& id) {
    store::erase(writes, timers, key_of_time(id.due), id.sequence);
}

void retry(store::WriteSet& writes, const Timer& timer, Time due) {
    done(writes, timer.id);
    auto again = timer;
    ++again.attempts;
    auto counter = store::find(writes, counters).value_or(Counter{});
    ++counter.next;
    store::put(writes, counters, counter);
    store::put(writes, timers, again, key_of_time(due), counter.next);
}

std::optional<Time> next_deadline(const store::View& view) {
    const auto from = store::key_of(timers);
    const auto timer = first(view, from, store::after_prefix(from));
    if (!timer) return std::nullopt;
    return timer->id.due;
}

std::optional<Timer> next_due(const store::View& view, Time now) {
    return first(view, store::key_of(timers), store::after_prefix(store::key_of(timers, key_of_time(now))));
}

Result<std::size_t> run_due(store::Branch& branch, Time now, const std::function<void(const Timer&)>& handler,
                            std::size_t limit) {
    std::size_t count = 0;
    for (; count < limit; ++count) {
        BACKLOT_TRY(timer, store::guarded([&]() -> Result<std::optional<Timer>> {
                        return next_due(*branch.snapshot(), now);
                    }));
        if (!timer) break;
        handler(*timer);
        BACKLOT_CHECK(branch.write([&](store::WriteSet& writes) -> Result<> {
            // The handler may have taken it away within its own write, or the next turn would do so for nothing.
            if (find(writes, timer->id)) done(writes, timer->id);
            return {};
        }));
    }
    return count;
}

}  // namespace backlot::work
