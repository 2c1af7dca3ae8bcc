// The account settings of a registry, with what each may be; the first value is the one that nobody has set.
//
// Source: Amazon ECR API Reference, PutAccountSetting; User Guide, "Account settings", "Blob mounting in Amazon ECR".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/ecr/access.h"

namespace backlot::ecr {

inline constexpr std::string_view blob_mounting = "BLOB_MOUNTING";

// Fails with ValidationException.
[[nodiscard]] inline Result<std::vector<std::string>> need_setting(std::string_view name) {
    if (name == blob_mounting) return std::vector<std::string>{"DISABLED", "ENABLED"};
    if (name == "BASIC_SCAN_TYPE_VERSION") return std::vector<std::string>{"AWS_NATIVE", "CLAIR"};
    if (name == "REGISTRY_POLICY_SCOPE") return std::vector<std::string>{"V2", "V1"};
    return errors::validation("The setting " + std::string(name) + " does not exist.");
}

[[nodiscard]] inline std::string setting_of(const RegistryRecord& registry, std::string_view name) {
    if (const auto found = registry.settings.find(std::string(name)); found != registry.settings.end()) return found->second;
    const auto values = need_setting(name);
    return values ? values->front() : std::string{};
}

}  // namespace backlot::ecr
