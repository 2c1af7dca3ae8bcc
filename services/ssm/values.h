// What a parameter's value may be: its size, its pattern and its data type.
//
// Source: AWS Systems Manager API Reference (2014-11-06), PutParameter (Value, AllowedPattern, DataType).
#pragma once

#include <string>
#include <string_view>

#include "services/ssm/tables.h"

namespace backlot::ssm {

// Fails with ValidationException, InvalidAllowedPatternException, ParameterPatternMismatchException. Data types that
// need more than the value to judge it are not built.
[[nodiscard]] Result<> check_value(const VersionRecord& version);

}  // namespace backlot::ssm
