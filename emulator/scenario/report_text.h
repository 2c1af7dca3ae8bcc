// Text for XML and HTML. Included by the reports only.
#pragma once

#include <string>
#include <string_view>

namespace backlot::scenario {

// Safe inside elements and quoted attributes. XML 1.0 has no word for most control characters: they become blanks.
[[nodiscard]] std::string escaped(std::string_view text);

// The styles and the script of the HTML page.
extern const std::string_view page_styles;
extern const std::string_view page_script;

}  // namespace backlot::scenario
