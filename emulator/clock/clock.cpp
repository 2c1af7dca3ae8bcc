#include "clock/clock.h"

#include <sys/random.h>

#include <algorithm>
#include <cerrno>

#include "base/assert.h"
#include "base/digest.h"
#include "base/encoding.h"

namespace backlot::clock {
namespace {

void append_number(std::string& out, std::uint64_t value) {
    for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>((value >> shift) & 0xff));
}

std::string real_bytes(std::size_t size) {
    std::string out(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const auto got = getrandom(out.data() + done, size - done, 0);
        if (got < 0 && errno == EINTR) continue;
        BACKLOT_ASSERT(got > 0);
        done += static_cast<std::size_t>(got);
    }
    return out;
}

// Each thread fetches its entropy in stocks: an id takes many small draws, and a call to the kernel costs more than they.
// What was given out is wiped.
std::string stocked_bytes(std::size_t size) {
    constexpr std::size_t stock_bytes = 4096;
    thread_local std::string stock;
    if (size > stock_bytes / 4) return real_bytes(size);
    if (stock.size() < size) stock = real_bytes(stock_bytes);
    auto out = stock.substr(stock.size() - size);
    std::fill_n(stock.end() - static_cast<std::ptrdiff_t>(size), size, '\0');
    stock.resize(stock.size() - size);
    return out;
}

}  // namespace

Time wall_now() { return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()); }

std::uint64_t monotonic_nanoseconds() {
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
            .count());
}

Time Clock::now() const {
    const std::lock_guard lock(mutex_);
    return virtual_now_ ? *virtual_now_ : wall_now();
}

bool Clock::is_virtual() const {
    const std::lock_guard lock(mutex_);
    return virtual_now_.has_value();
}

void Clock::advance(Duration by) {
    const std::lock_guard lock(mutex_);
    BACKLOT_ASSERT(virtual_now_.has_value());
    BACKLOT_ASSERT(by >= Duration::zero());
    *virtual_now_ += by;
}

void Clock::advance_to(Time time) {
    const std::lock_guard lock(mutex_);
    BACKLOT_ASSERT(virtual_now_.has_value());
    if (time > *virtual_now_) *virtual_now_ = time;
}

Time Clock::to_wall(Time time) const {
    const std::lock_guard lock(mutex_);
    return virtual_now_ ? wall_now() + (time - *virtual_now_) : time;
}

Ids Ids::for_call(std::optional<std::uint64_t> seed, std::uint64_t fork, std::uint64_t call_number) {
    Ids ids;
    if (!seed) return ids;
    ids.prefix_ = "backlot ids";
    append_number(ids.prefix_, *seed);
    append_number(ids.prefix_, fork);
    append_number(ids.prefix_, call_number);
    return ids;
}

std::string Ids::bytes(std::size_t size) {
    if (prefix_.empty()) return stocked_bytes(size);
    std::string out;
    out.reserve(size);
    while (out.size() < size) {
        if (used_ == buffer_.size()) {
            std::string input = prefix_;
            append_number(input, block_++);
            buffer_ = sha256(input);
            used_ = 0;
        }
        const auto take = std::min(size - out.size(), buffer_.size() - used_);
        out.append(buffer_, used_, take);
        used_ += take;
    }
    return out;
}

std::string Ids::pick(std::string_view alphabet, std::size_t size) {
    BACKLOT_ASSERT(!alphabet.empty() && alphabet.size() <= 256);
    const auto limit = 256 - 256 % alphabet.size();  // bytes from here on would favour the first letters
    std::string out;
    out.reserve(size);
    while (out.size() < size) {
        for (const char byte : bytes(size - out.size())) {
            const auto value = static_cast<unsigned char>(byte);
            if (value < limit) out.push_back(alphabet[value % alphabet.size()]);
        }
    }
    return out;
}

std::string Ids::hex(std::size_t size) { return pick("0123456789abcdef", size); }
std::string Ids::alnum_upper(std::size_t size) { return pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", size); }
std::string Ids::alnum_lower(std::size_t size) { return pick("abcdefghijklmnopqrstuvwxyz0123456789", size); }
std::string Ids::alnum(std::size_t size) {
    return pick("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", size);
}

std::string Ids::digits(std::size_t size) {
    if (size == 0) return {};
    return pick("123456789", 1) + pick("0123456789", size - 1);
}

std::string Ids::uuid() {
    auto raw = bytes(16);
    raw[6] = static_cast<char>((raw[6] & 0x0f) | 0x40);
    raw[8] = static_cast<char>((raw[8] & 0x3f) | 0x80);
    auto text = backlot::hex(raw);
    for (const std::size_t at : {8u, 13u, 18u, 23u}) text.insert(at, 1, '-');
    return text;
}

std::uint64_t Ids::number() {
    std::uint64_t value = 0;
    for (const char byte : bytes(8)) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

std::uint64_t Ids::below(std::uint64_t bound) {
    BACKLOT_ASSERT(bound > 0);
    const auto rest = (UINT64_MAX % bound + 1) % bound;  // how many numbers at the end would favour the first ones
    while (true) {
        const auto value = number();
        if (rest == 0 || value <= UINT64_MAX - rest) return value % bound;
    }
}

}  // namespace backlot::clock
