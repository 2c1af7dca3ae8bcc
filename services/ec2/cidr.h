// Ranges of addresses.
//
// Source: RFC 4632 (CIDR), RFC 5952 (how IPv6 addresses are written).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace backlot::ec2 {

// An IPv4 range: its first address, and how many bits all of it share.
struct Cidr {
    std::uint32_t base = 0;
    int bits = 0;

    [[nodiscard]] std::uint64_t size() const { return std::uint64_t{1} << (32 - bits); }
    [[nodiscard]] std::uint32_t last() const { return static_cast<std::uint32_t>(base + (size() - 1)); }
    [[nodiscard]] bool contains(std::uint32_t address) const { return address >= base && address <= last(); }
    [[nodiscard]] bool contains(const Cidr& other) const {
        return other.bits >= bits && contains(other.base);
    }
    [[nodiscard]] bool overlaps(const Cidr& other) const { return contains(other) || other.contains(*this); }
    [[nodiscard]] std::string text() const;
};

// Bits behind the prefix are cleared, as AWS does: 100.68.0.18/18 is 100.68.0.0/18.
[[nodiscard]] std::optional<Cidr> read_cidr(std::string_view text);
[[nodiscard]] std::optional<std::uint32_t> read_ipv4(std::string_view text);
[[nodiscard]] std::string ipv4_text(std::uint32_t address);
// The canonical form of an IPv6 range.
[[nodiscard]] std::optional<std::string> read_cidr6(std::string_view text);

}  // namespace backlot::ec2
