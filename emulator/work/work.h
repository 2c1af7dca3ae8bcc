// Work: follow-ups that wait for their time: rows in the state, written with what caused them and run in clock order.
//
// A timer is written in the write set of the call that wants it, so it exists if and only if that call took place.
// Order is by due time, then by the order in which the timers were set on their branch: the same seed and calls run
// the same follow-ups in the same order. Running is at least once: a timer whose handler did not get to done() before
// the process ended runs again.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <tuple>

#include "base/error.h"
#include "clock/clock.h"
#include "store/branch.h"
#include "store/table.h"

namespace backlot::work {

using clock::Time;

inline constexpr std::size_t payload_limit_bytes = 1 << 20;

// A timer's place in the order, and its name for cancel() and done().
struct TimerId {
    Time due{};
    std::uint64_t sequence = 0;
    friend bool operator==(const TimerId&, const TimerId&) = default;
};

struct Timer {
    TimerId id = {};       // not stored: it is the row's key
    std::string kind;      // what runs it: "sqs.SendMessage"
    std::string payload;   // bytes that the kind understands
    std::int64_t attempts = 0;
    store::Unknown unknown = {};

    static constexpr auto fields() {
        return std::tuple{store::field<1>(&Timer::kind), store::field<2>(&Timer::payload),
                          store::field<3>(&Timer::attempts)};
    }
};

// Sets a timer. `due` is a moment of the emulator's clock; one that has passed runs at the next turn.
TimerId at(store::WriteSet& writes, Time due, std::string kind, std::string payload);
inline TimerId later(store::WriteSet& writes, Time now, clock::Duration delay, std::string kind, std::string payload) {
    return at(writes, now + delay, std::move(kind), std::move(payload));
}

[[nodiscard]] std::optional<Timer> find(const store::View& view, const TimerId& id);
// Takes a timer away: cancelled, or done within the write set of what it did. Does nothing where it is gone.
void done(store::WriteSet& writes, const TimerId& id);
// Moves a timer to a later moment and counts the attempt.
void retry(store::WriteSet& writes, const Timer& timer, Time due);

// When the earliest timer is due: what a virtual clock may jump to.
[[nodiscard]] std::optional<Time> next_deadline(const store::View& view);
// The earliest timer that is due by `now`.
[[nodiscard]] std::optional<Timer> next_due(const store::View& view, Time now);

// Runs what is due by `now`, in order, and gives how many ran. New timers that are due count too, up to `limit`.
// The handler runs outside any write; the timer is taken away after it. An Error of the handler is final for that
// timer and does not stop the others: whoever wants another attempt sets one (retry). Fails only where the state does.
[[nodiscard]] Result<std::size_t> run_due(store::Branch& branch, Time now,
                                          const std::function<void(const Timer&)>& handler,
                                          std::size_t limit = 10'000);

}  // namespace backlot::work
