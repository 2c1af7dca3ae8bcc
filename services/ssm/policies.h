// Policies of advanced parameters: when they expire, and when someone would be told.
//
// An expired parameter is gone from that moment; notifications are kept, and told to be carried out by nobody.
//
// Source: AWS Systems Manager User Guide, "Assigning parameter policies in Parameter Store".
#pragma once

#include <string_view>
#include <vector>

#include "base/error.h"
#include "services/ssm/tables.h"

namespace backlot::ssm {

// Of PutParameter's JSON array. Fails with InvalidPolicyTypeException, InvalidPolicyAttributeException,
// IncompatiblePolicyException, PoliciesLimitExceededException, ValidationException.
[[nodiscard]] Result<std::vector<InlinePolicy>> parse_policies(std::string_view text);

}  // namespace backlot::ssm
