// Resource policies: what lets an AWS service write to an account's groups.
//
// They speak to service principals alone; what they say of users, roles and other accounts has no effect.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), PutResourcePolicy.
#pragma once

#include <string>

#include "services/logs/access.h"

namespace backlot::logs {

inline constexpr std::size_t account_policy_limit = 10;  // per account and Region, without those of groups

// Every policy of the account and that of the group, as one document; empty where there is none.
//
// DIFFERS: read as Version 2012-10-17 throughout, also where one of them is older and its variables would be plain text.
[[nodiscard]] std::string resource_policy_for(const Context& context, const GroupKey& key);

}  // namespace backlot::logs
