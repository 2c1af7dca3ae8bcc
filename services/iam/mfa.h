// Virtual MFA devices and their codes.
#pragma once

#include <string>
#include <string_view>

#include "services/iam/access.h"

namespace backlot::iam {

inline constexpr std::size_t devices_per_user_limit = 8;

[[nodiscard]] Access on_mfa_device(const Context& context, std::string_view action, const std::string& serial);
// Fails with NoSuchEntity.
[[nodiscard]] Result<identity::MfaDevice> need_device(const Context& context, const std::string& serial);
// One that is enabled for a user; an empty name stands for root. Fails with NoSuchEntity.
[[nodiscard]] Result<identity::MfaDevice> need_device_of(const Context& context, std::string_view user,
                                                         const std::string& serial);
void put_device(Context& context, const identity::MfaDevice& device);

// Two codes one after the other, near now; the second counts as used. Fails with InvalidAuthenticationCode.
[[nodiscard]] Result<> accept_codes(identity::MfaDevice& device, const std::string& first, const std::string& second,
                                    clock::Time now);

}  // namespace backlot::iam
