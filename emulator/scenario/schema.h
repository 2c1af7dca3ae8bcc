// The JSON schema of a scenario file: docs/scenarios.schema.json, embedded at build time.
#pragma once

#include <string_view>

namespace backlot::scenario {

[[nodiscard]] std::string_view schema();

}  // namespace backlot::scenario
