// When an access key or a role was last used, where and for what, and when a principal last used each service.
//
// Rows of their own: no decision rests on them, so using a key does not move the epoch. Uses within a minute of the one
// that is kept write nothing. DIFFERS: AWS shows a use up to hours later; here it shows at once.
//
// Source: IAM API Reference, AccessKeyLastUsed, RoleLastUsed, ServiceLastAccessed.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "identity/caller.h"
#include "store/record.h"
#include "store/table.h"

namespace backlot::identity {

inline constexpr std::chrono::minutes last_use_step{1};

// Key: the unique id of what was used (AKIA... or AROA...).
struct LastUse {
    Time time{};
    std::string region;
    std::string service;  // "s3"

    static constexpr auto fields() {
        return std::tuple{store::field<1>(&LastUse::time), store::field<2>(&LastUse::region),
                          store::field<3>(&LastUse::service)};
    }
};

inline constexpr store::Table<LastUse> last_uses{60, "last-uses"};

// Key: the principal's unique id (AIDA..., AROA...), or its account where it is the root user; what it signed with; the service.
struct ServiceUse {
    Time time{};
    std::string region;

    static constexpr auto fields() {
        return std::tuple{store::field<1>(&ServiceUse::time), store::field<2>(&ServiceUse::region)};
    }
};

inline constexpr store::Table<ServiceUse> service_uses{61, "service-uses"};

[[nodiscard]] std::optional<LastUse> last_use(const store::View& view, std::string_view id);
// The last of a principal's uses of a service, whatever it signed with.
[[nodiscard]] std::optional<ServiceUse> last_use_of_service(const store::View& view, std::string_view principal, std::string_view service);
// Of a key, a user or a role that is gone.
void forget_use(store::WriteSet& writes, std::string_view id);

// What a caller signs with: a long-term key's id, a role's for its sessions; empty for all others.
[[nodiscard]] std::string used_by(const Caller& caller);
// Whether a use of the service now is to be kept: the caller has an identity of its own, and it has not used it within the minute.
[[nodiscard]] bool is_news(const store::View& view, const Caller& caller, std::string_view service, Time now);
void keep_use(store::WriteSet& writes, const Caller& caller, const LastUse& use);

}  // namespace backlot::identity
