#include "store/record.h"

#include <bit>

#include "store/failure.h"

namespace backlot::store {

void Encoder::signed_number(std::int64_t value) {
    number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
}

void Encoder::real(double value) {
    auto bits = std::bit_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i, bits >>= 8) out_.push_back(static_cast<char>(bits & 0xff));
}

std::uint64_t Decoder::long_number() {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < rest_.size() && i < 10; ++i) {
        const auto byte = static_cast<unsigned char>(rest_[i]);
        value |= static_cast<std::uint64_t>(byte & 0x7f) << (7 * i);
        if (byte < 0x80) {
            if (i == 9 && byte > 1) break;
            rest_.remove_prefix(i + 1);
            return value;
        }
    }
    throw_damaged("a record holds a number that does not end");
}

std::int64_t Decoder::signed_number() {
    const auto value = number();
    return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
}

double Decoder::real() {
    if (rest_.size() < 8) throw_damaged("a record ends within a real number");
    std::uint64_t bits = 0;
    for (std::size_t i = 8; i-- > 0;) bits = bits << 8 | static_cast<unsigned char>(rest_[i]);
    rest_.remove_prefix(8);
    return std::bit_cast<double>(bits);
}

void Decoder::ends_within_a_field() { throw_damaged("a record ends within a field"); }

}  // namespace backlot::store
