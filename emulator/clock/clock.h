// Clock and Ids: the only sources of time and entropy. Whoever needs either is given one.
//
// A wall clock follows the machine's; a virtual one stands still until it is advanced, so that a lifecycle rule
// of six years is tested in milliseconds. Ids is seeded or real: the same seed and the same serial calls give the
// same ids, secrets included.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace backlot::clock {

using Time = std::chrono::sys_time<std::chrono::milliseconds>;
using Duration = std::chrono::milliseconds;

// Thread-safe.
class Clock {
  public:
    Clock() = default;                      // wall
    explicit Clock(Time start) : virtual_now_(start) {}
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;

    [[nodiscard]] Time now() const;
    [[nodiscard]] bool is_virtual() const;
    // Moves a virtual clock on. Advancing a wall clock, or backwards, is our mistake: ask is_virtual() first.
    void advance(Duration by);
    // Moves a virtual clock on to `time`; does nothing where it is there already.
    void advance_to(Time time);

    // When the machine's clock will show that a moment of this clock has come: SDKs compare a credential's
    // Expiration with their own clock. The moment itself on a wall clock.
    [[nodiscard]] Time to_wall(Time time) const;

  private:
    mutable std::mutex mutex_;
    std::optional<Time> virtual_now_;
};

// The machine's clock.
[[nodiscard]] Time wall_now();

// A count of nanoseconds that only rises: for measuring durations, never for deciding.
[[nodiscard]] std::uint64_t monotonic_nanoseconds();

// Entropy of one call. Not thread-safe: each call has its own.
class Ids {
  public:
    // From the operating system.
    [[nodiscard]] static Ids real() { return Ids{}; }
    // Derived from the three numbers alone; from the operating system where there is no seed.
    [[nodiscard]] static Ids for_call(std::optional<std::uint64_t> seed, std::uint64_t fork, std::uint64_t call_number);

    [[nodiscard]] std::string bytes(std::size_t size);
    [[nodiscard]] std::string hex(std::size_t size);           // `size` characters of 0-9a-f
    [[nodiscard]] std::string alnum_upper(std::size_t size);   // A-Z2-7: what AWS's unique ids are made of
    [[nodiscard]] std::string alnum_lower(std::size_t size);   // a-z0-9
    [[nodiscard]] std::string alnum(std::size_t size);         // A-Za-z0-9
    [[nodiscard]] std::string digits(std::size_t size);        // 0-9, the first one not 0
    [[nodiscard]] std::string uuid();                          // version 4, lower case
    [[nodiscard]] std::uint64_t number();
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);    // uniform in [0, bound); bound is not 0

    // `size` characters of `alphabet` (at most 256 of them), each equally likely.
    [[nodiscard]] std::string pick(std::string_view alphabet, std::size_t size);

  private:
    Ids() = default;
    std::string prefix_;            // what the seeded stream derives from; empty: real entropy
    std::uint64_t block_ = 0;
    std::string buffer_;
    std::size_t used_ = 0;
};

}  // namespace backlot::clock
