#include "services/ec2/cidr.h"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <cstring>

namespace backlot::ec2 {

namespace {

struct Parts {
    std::string address;
    int bits = 0;
};

std::optional<Parts> split_prefix(std::string_view text, int most) {
    const auto slash = text.find('/');
    if (slash == text.npos) return std::nullopt;
    const auto number = text.substr(slash + 1);
    int bits = -1;
    const auto done = std::from_chars(number.data(), number.data() + number.size(), bits);
    if (done.ec != std::errc{} || done.ptr != number.data() + number.size() || bits < 0 || bits > most) {
        return std::nullopt;
    }
    return Parts{.address = std::string(text.substr(0, slash)), .bits = bits};
}

}  // namespace

std::optional<std::uint32_t> read_ipv4(std::string_view text) {
    std::uint32_t address = 0;
    if (inet_pton(AF_INET, std::string(text).c_str(), &address) != 1) return std::nullopt;
    return ntohl(address);
}

std::string ipv4_text(std::uint32_t address) {
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) {
        text += std::to_string((address >> shift) & 0xff);
        if (shift > 0) text += '.';
    }
    return text;
}

std::optional<Cidr> read_cidr(std::string_view text) {
    const auto parts = split_prefix(text, 32);
    if (!parts) return std::nullopt;
    const auto address = read_ipv4(parts->address);
    if (!address) return std::nullopt;
    const auto mask = parts->bits == 0 ? 0 : ~std::uint32_t{0} << (32 - parts->bits);
    return Cidr{.base = *address & mask, .bits = parts->bits};
}

std::string Cidr::text() const { return ipv4_text(base) + "/" + std::to_string(bits); }

std::optional<std::string> read_cidr6(std::string_view text) {
    const auto parts = split_prefix(text, 128);
    if (!parts) return std::nullopt;
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET6, parts->address.c_str(), bytes.data()) != 1) return std::nullopt;
    for (int bit = parts->bits; bit < 128; ++bit) {
        bytes[static_cast<std::size_t>(bit / 8)] &= static_cast<unsigned char>(~(0x80 >> (bit % 8)));
    }
    std::array<char, INET6_ADDRSTRLEN> written{};
    inet_ntop(AF_INET6, bytes.data(), written.data(), written.size());
    return std::string(written.data()) + "/" + std::to_string(parts->bits);
}

}  // namespace backlot::ec2
