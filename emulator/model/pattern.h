// The regular expressions of the service models, matched in linear time.
#pragma once

#include <string>
#include <string_view>

namespace backlot::model {

// Whether all of `text` matches. A pattern outside what RE2 knows (look-arounds, \p{...} of Java) matches anything:
// it is the operation's to check.
[[nodiscard]] bool matches_pattern(std::string_view pattern, const std::string& text);

}  // namespace backlot::model
