// Time-based one-time passwords of virtual MFA devices.
//
// Source: RFC 6238 (SHA-1, six digits, steps of 30 s, which is what AWS's devices use), RFC 4226.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "clock/clock.h"
#include "identity/records.h"

namespace backlot::identity {

inline constexpr std::int64_t totp_step_seconds = 30;
inline constexpr std::int64_t totp_drift_steps = 1;  // a device's clock may be this far off, either way

[[nodiscard]] std::int64_t totp_step(clock::Time time);
// The six digits of a seed (raw bytes) at a step.
[[nodiscard]] std::string totp_code(std::string_view seed, std::int64_t step);
// The step that a code belongs to, within the drift and after `last_step` (a code opens once); nothing where it is
// wrong or used.
[[nodiscard]] std::optional<std::int64_t> match_totp(const MfaDevice& device, std::string_view code, clock::Time now);

}  // namespace backlot::identity
