// Account settings: which there are, what they are by themselves, and what a principal has.
//
// A setting belongs to a user, a role or the account's root; root's is everybody's who has none of their own.
//
// Source: Amazon ECS Developer Guide, "Access Amazon ECS features with account settings".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "services/ecs/access.h"

namespace backlot::ecs {

struct KnownSetting {
    std::string_view name;
    std::string_view otherwise;
    bool is_switch = true;  // enabled, disabled
};
inline constexpr KnownSetting known_settings[] = {{"awsvpcTrunking", "disabled"},
                                                  {"containerInsights", "disabled", false},
                                                  {"containerInstanceLongArnFormat", "enabled"},
                                                  {"defaultLogDriverMode", "blocking", false},
                                                  {"dualStackIPv6", "enabled"},
                                                  {"fargateFIPSMode", "disabled"},
                                                  {"fargateTaskRetirementWaitPeriod", "7", false},
                                                  {"guardDutyActivate", "off", false},
                                                  {"serviceLongArnFormat", "enabled"},
                                                  {"tagResourceAuthorization", "on", false},
                                                  {"taskLongArnFormat", "enabled"}};

// The ARN that the caller's settings are kept under: of a session, its role's.
[[nodiscard]] std::string setting_principal(const Context& context);
[[nodiscard]] std::optional<std::string> own_setting(const Context& context, std::string_view principal, std::string_view name);
[[nodiscard]] std::string effective_setting(const Context& context, std::string_view principal, std::string_view name);
// Fails with InvalidParameterException.
[[nodiscard]] Result<Setting> put_setting(Context& context, const std::string& principal, const std::string& name,
                                          const std::string& value);

}  // namespace backlot::ecs
