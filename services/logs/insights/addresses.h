// Internet addresses as the functions of Logs Insights judge them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace backlot::logs::insights {

struct Address {
    bool is_six = false;
    std::array<std::uint8_t, 16> bytes{};  // the first four of an IPv4 address
};

[[nodiscard]] std::optional<Address> address_of(std::string_view text);
// `subnet` is "10.0.0.0/8"; false where it is none, or of the other version.
[[nodiscard]] bool is_in_subnet(const Address& address, std::string_view subnet);

}  // namespace backlot::logs::insights
