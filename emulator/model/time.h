// Timestamps as the models write them. The clock room is not below this one, so the forms are here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/descriptors.h"

namespace backlot::model {

[[nodiscard]] std::string time_text(Timestamp time, TimeFormat format);
// Any of the forms, whichever the text has.
[[nodiscard]] std::optional<Timestamp> parse_time(std::string_view text);

}  // namespace backlot::model
