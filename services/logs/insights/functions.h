// The functions of the language on plain values: numbers, texts, addresses and JSON.
#pragma once

#include <string_view>
#include <vector>

#include "services/logs/insights/value.h"

namespace backlot::logs::insights {

// The name is one that function_arity knows, the arguments as many as it takes.
[[nodiscard]] Value call_function(std::string_view name, const std::vector<Value>& arguments);

}  // namespace backlot::logs::insights
