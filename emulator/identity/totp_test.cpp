#include "identity/totp.h"

#include <catch2/catch.hpp>

using namespace backlot::identity;
using namespace std::chrono_literals;

TEST_CASE("One-time passwords", "[identity]") {
    // Source: RFC 6238, appendix B (SHA-1), the last six of its eight digits.
    const std::string seed = "12345678901234567890";
    const auto at = [](std::int64_t seconds) { return backlot::clock::Time{std::chrono::seconds{seconds}}; };

    SECTION("are those of the RFC") {
        CHECK(totp_code(seed, totp_step(at(59))) == "287082");
        CHECK(totp_code(seed, totp_step(at(1111111109))) == "081804");
        CHECK(totp_code(seed, totp_step(at(20000000000))) == "353130");
    }
    SECTION("open once, and one step early or late") {
        MfaDevice device{.seed = seed};
        CHECK(match_totp(device, "081804", at(1111111109)));
        CHECK(match_totp(device, "081804", at(1111111109 + 30)));
        CHECK_FALSE(match_totp(device, "081804", at(1111111109 + 90)));
        device.last_step = *match_totp(device, "081804", at(1111111109));
        CHECK_FALSE(match_totp(device, "081804", at(1111111109)));
        CHECK_FALSE(match_totp(device, "000000", at(1111111109)));
    }
}
