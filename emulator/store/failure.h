// Failure: what a read throws when the state cannot be trusted or reached.
//
// A damaged row must never look like a missing one (a Deny could vanish), and a View has no other way to say so.
// Branch::write turns it into an Error; whoever reads a snapshot outside a write uses guarded().
#pragma once

#include <stdexcept>
#include <utility>

#include "base/error.h"

namespace backlot::store {

// Codes: StateDamaged, StateFormatNewer, StateUnavailable; ValidationException for a key that is too long to be kept.
class Failure : public std::runtime_error {
  public:
    explicit Failure(Error error) : std::runtime_error(error.code + ": " + error.message), error_(std::move(error)) {}
    [[nodiscard]] const Error& error() const { return error_; }

  private:
    Error error_;
};

[[nodiscard]] inline Error damaged(std::string message) {
    return {.code = "StateDamaged", .message = std::move(message), .status = 500};
}
[[noreturn]] inline void throw_damaged(std::string message) { throw Failure(damaged(std::move(message))); }

// Runs `read`, which gives a Result, and turns a Failure into its Error.
template <class Function>
auto guarded(Function&& read) -> decltype(read()) {
    try {
        return read();
    } catch (const Failure& failure) {
        return std::unexpected(failure.error());
    }
}

}  // namespace backlot::store
