#include "identity/totp.h"

#include "base/digest.h"

namespace backlot::identity {

std::int64_t totp_step(clock::Time time) {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count() / totp_step_seconds;
}

std::string totp_code(std::string_view seed, std::int64_t step) {
    std::string counter(8, '\0');
    for (std::size_t i = 0; i < 8; ++i) {
        counter[7 - i] = static_cast<char>((static_cast<std::uint64_t>(step) >> (8 * i)) & 0xff);
    }
    const auto mac = hmac_sha1(seed, counter);
    const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(mac[at])); };
    const auto at = byte(mac.size() - 1) & 0xf;
    const std::uint32_t number =
        ((byte(at) & 0x7f) << 24) | (byte(at + 1) << 16) | (byte(at + 2) << 8) | byte(at + 3);
    auto digits = std::to_string(number % 1'000'000);
    return std::string(6 - digits.size(), '0') + digits;
}

std::optional<std::int64_t> match_totp(const MfaDevice& device, std::string_view code, clock::Time now) {
    const auto present = totp_step(now);
    for (auto step = present - totp_drift_steps; step <= present + totp_drift_steps; ++step) {
        if (step > device.last_step && equal_in_constant_time(totp_code(device.seed, step), code)) return step;
    }
    return std::nullopt;
}

}  // namespace backlot::identity
