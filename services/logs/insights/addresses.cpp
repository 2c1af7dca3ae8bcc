#include "services/logs/insights/addresses.h"

#include <arpa/inet.h>

#include <charconv>
#include <string>

namespace backlot::logs::insights {

std::optional<Address> address_of(std::string_view text) {
    const std::string zero_ended(text);
    Address address;
    if (inet_pton(AF_INET, zero_ended.c_str(), address.bytes.data()) == 1) return address;
    address.is_six = true;
    if (inet_pton(AF_INET6, zero_ended.c_str(), address.bytes.data()) == 1) return address;
    return std::nullopt;
}

bool is_in_subnet(const Address& address, std::string_view subnet) {
    const auto slash = subnet.find('/');
    if (slash == subnet.npos) return false;
    const auto network = address_of(subnet.substr(0, slash));
    int bits = -1;
    const auto* end = subnet.data() + subnet.size();
    const auto done = std::from_chars(subnet.data() + slash + 1, end, bits);
    if (!network || network->is_six != address.is_six || done.ec != std::errc{} || done.ptr != end) return false;
    if (bits < 0 || bits > (address.is_six ? 128 : 32)) return false;
    for (int bit = 0; bit < bits; ++bit) {
        const auto at = static_cast<std::size_t>(bit / 8);
        const auto mask = static_cast<std::uint8_t>(0x80 >> (bit % 8));
        if (((address.bytes[at] ^ network->bytes[at]) & mask) != 0) return false;
    }
    return true;
}

}  // namespace backlot::logs::insights
