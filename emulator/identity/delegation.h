// What the management account of an organization has delegated: administrators of a service, and the services that
// may act in the whole organization. Below the kernel, because sts asks it for AssumeRoot.
//
// Source: AWS Organizations API Reference, RegisterDelegatedAdministrator, EnableAWSServiceAccess.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "identity/records.h"
#include "store/view.h"

namespace backlot::identity {

// A member account that administers services. Key: organization id, account id.
struct DelegatedAdministrator {
    std::string account;
    std::map<std::string, std::int64_t> services;  // service principal -> when, in milliseconds since 1970

    static constexpr auto fields() {
        return std::tuple{field<1>(&DelegatedAdministrator::account), field<2>(&DelegatedAdministrator::services)};
    }
};

// When trusted access of a service was enabled. Key: organization id, service principal.
struct ServiceAccess {
    std::string service;
    Time enabled{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&ServiceAccess::service), field<2>(&ServiceAccess::enabled)};
    }
};

inline constexpr store::Table<DelegatedAdministrator> delegated_administrators{40, "delegated-administrators"};
inline constexpr store::Table<ServiceAccess> service_access{41, "service-access"};

// Whether an account administers `service` for the organization; any service where it is empty.
[[nodiscard]] bool is_delegated_administrator(const store::View& view, std::string_view organization,
                                              std::string_view account, std::string_view service = {});

}  // namespace backlot::identity
