// What a user holds: access keys and MFA devices.
#pragma once

#include <string_view>
#include <vector>

#include "services/iam/common.h"

namespace backlot::iam {

inline constexpr std::size_t access_key_limit = 2;  // for each user, and for root

// The access keys of a user, oldest first; an empty name stands for the account's root.
[[nodiscard]] std::vector<identity::AccessKey> keys_of(const Context& context, std::string_view user);
// A key by id that belongs to that user. Fails with NoSuchEntity.
[[nodiscard]] Result<identity::AccessKey> need_key(const Context& context, std::string_view user,
                                                   const std::string& id);
void put_key(Context& context, const identity::AccessKey& key);

// The MFA devices enabled for a user; an empty name stands for the account's root.
[[nodiscard]] std::vector<identity::MfaDevice> devices_of(const Context& context, std::string_view user);

}  // namespace backlot::iam
